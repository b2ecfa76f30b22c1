/** Deploys to a branch behind a remote: one commit on top of the last, and no file is ever checked out. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { SITE_INDEX_FILE } from "../../comments/site-index.ts";
import { commitTree, REGULAR_FILE, withScratchIndex } from "../../git-hosts/plain-git/commits.ts";
import { fetchRefs } from "../../git-hosts/plain-git/fetch-refs.ts";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { moderatorIdentity } from "../../git-hosts/plain-git/identity.ts";
import { writeBlob } from "../../git-hosts/plain-git/objects.ts";
import { remoteHere } from "../../git-hosts/plain-git/remote-name.ts";
import { remoteRefs } from "../../git-hosts/plain-git/remote-refs.ts";
import type { BranchPlace } from "../../site/deploy-settings.ts";
import type { DeployPlace } from "./deploy.ts";
import { type DeployPlan, type HashedFiles, planDeploy } from "./deploy-plan.ts";
import { countsOf } from "./report.ts";
import { blobId, hashedFiles, type SiteFiles } from "./site-files.ts";
import { syncFile } from "./sync-file.ts";

interface FoundBranch {
  /** Null where there is no such branch yet. */
  tip: string | null;
  files: HashedFiles;
}

/** Without it GitHub would render the site once more, with Jekyll, and leave folders out. */
const NO_JEKYLL = ".nojekyll";

/** By which hosts know the site's own domain; people put them there, and the site does not have them. */
const DOMAINS: readonly string[] = ["CNAME", ".domains"];

export async function branchPlace(
  git: Git,
  site: SiteFiles,
  { branch, remote: named }: BranchPlace,
): Promise<DeployPlace<FoundBranch>> {
  const remote = await remoteHere(git, named);
  const ref = `refs/heads/${branch}`;
  const emptyTree = await git.text(["mktree"]);
  const algorithm = emptyTree.length === 40 ? "sha1" : "sha256";
  const nothing = blobId(Buffer.alloc(0), algorithm);
  const built = new Map([...hashedFiles(site, algorithm), [NO_JEKYLL, nothing]]);
  const { tipsOf, move } = remoteRefs(git, branch, remote);
  const name = `branch ${branch} of ${remote}`;

  async function read(): Promise<FoundBranch> {
    const [tip = null] = await tipsOf([ref]);
    if (tip === null) return { tip, files: new Map() };
    await fetchTip(git, remote, `+${ref}:refs/stet/deployed/${branch}`);
    const files = await filesOf(git, tip);
    insistSite(files, name);
    return { tip, files };
  }

  async function apply(plan: DeployPlan, { tip }: FoundBranch): Promise<boolean> {
    const quick = withoutSync(git);
    const written = await writeBlobs(quick, site, [...plan.added, ...plan.changed]);
    const gone = plan.removed.map((path) => ({ path, entry: null }));
    const tree = await withScratchIndex(quick, tip ?? emptyTree, async (index) => {
      await index.edit([...written, ...gone]);
      // Files that stay as they are may be only on the remote.
      return quick.text(["write-tree", "--missing-ok"], { env: index.env });
    });
    const commit = await commitTree(git, {
      tree,
      parents: tip === null ? [] : [tip],
      message: `Deploy the site\n\n${countsOf(plan)}`,
      identity: await moderatorIdentity(git),
    });
    await syncObjects(git, commit, tip);
    return move([{ ref, from: tip, to: commit }], "stet: deploy");
  }

  const isSpared = (path: string) => DOMAINS.includes(path);
  return { name, read, plan: ({ files }) => planDeploy(built, files, isSpared), apply };
}

/**
 * Only the names of what the tip holds where the clone has no history either, as in CI: that makes no
 * clone shallow that is not.
 */
async function fetchTip(git: Git, remote: string, spec: string): Promise<void> {
  const isShallow = (await git.text(["rev-parse", "--is-shallow-repository"])) === "true";
  await fetchRefs(git, remote, [spec], isShallow ? ["--depth=1", "--filter=blob:none"] : []);
}

async function filesOf(git: Git, commit: string): Promise<HashedFiles> {
  const output = await git.text(["ls-tree", "-r", "-z", "--full-tree", commit]);
  const entries = output.split("\0").filter((line) => line !== "");
  return new Map(
    entries.map((line) => {
      const tab = line.indexOf("\t");
      const [mode, , oid = ""] = line.slice(0, tab).split(" ");
      // Of another kind than the site's files: it differs from each of them.
      return [line.slice(tab + 1), mode === REGULAR_FILE ? oid : `${mode} ${oid}`] as const;
    }),
  );
}

/** Git would wait for the disk after each of thousands of blobs and trees. */
function withoutSync(git: Git): Git {
  const unsynced = ["-c", "core.fsync=none"];
  return {
    directory: git.directory,
    bytes: (args, options) => git.bytes([...unsynced, ...args], options),
    text: (args, options) => git.text([...unsynced, ...args], options),
  };
}

/** Once all are written that takes a tenth of the time; an object cut short would break the author's repository. */
async function syncObjects(git: Git, commit: string, tip: string | null): Promise<void> {
  const known = tip === null ? [] : ["--not", tip];
  const listed = await git.text(["rev-list", "--objects", commit, ...known]);
  const folder = resolve(git.directory, await git.text(["rev-parse", "--git-path", "objects"]));
  for (const line of listed.split("\n")) {
    const [oid = ""] = line.split(" ");
    const file = join(folder, oid.slice(0, 2), oid.slice(2));
    // One that was there before may lie in a pack.
    if (existsSync(file)) syncFile(file);
  }
}

function insistSite(files: HashedFiles, name: string): void {
  const isSite = files.has(SITE_INDEX_FILE) && files.has(NO_JEKYLL);
  if (isSite || [...files.keys()].every((path) => DOMAINS.includes(path))) return;
  throw new Error(
    `The ${name} holds something else than a deployed site, which would be lost. ` +
      "Name another branch in site.config.ts (deploy.branch), or delete this one.",
  );
}

/** The bytes as they are, whatever attributes or line endings the repository is set to. */
async function writeBlobs(git: Git, { folder }: SiteFiles, paths: readonly string[]) {
  const real = paths.filter((path) => path !== NO_JEKYLL);
  const input = real.map((path) => `${join(folder, path)}\n`).join("");
  const hashing = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
  const oids = real.length > 0 ? (await git.text(hashing, { input })).split("\n") : [];
  const written = real.map((path, at) => ({ path, oid: String(oids[at]) }));
  const marker = paths.includes(NO_JEKYLL)
    ? [{ path: NO_JEKYLL, oid: await writeBlob(git, "") }]
    : [];
  return [...written, ...marker].map(({ path, oid }) => ({
    path,
    entry: { mode: REGULAR_FILE, oid },
  }));
}
