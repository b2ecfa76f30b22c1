/** Deploys to a folder: a whole version beside the last, then a link is switched to it in one step. */
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { filesIn } from "../../site/output-folder.ts";
import type { DeployPlace } from "./deploy.ts";
import { type DeployPlan, type HashedFiles, planDeploy } from "./deploy-plan.ts";
import { hashedFiles, type SiteFiles, siteName } from "./site-files.ts";
import { syncFile } from "./sync-file.ts";
import { CURRENT, isVersion, linkTo, VERSIONS, versionIn } from "./versions.ts";

interface FoundVersion {
  /** Null where nothing was deployed yet. */
  version: string | null;
  files: HashedFiles;
}

/** `folder` is an absolute path. What is served is the link `current` in it. */
export function folderPlace(site: SiteFiles, folder: string): DeployPlace<FoundVersion> {
  const built = hashedFiles(site);
  const current = join(folder, CURRENT);
  const versions = join(folder, VERSIONS);

  function read(): FoundVersion {
    const version = currentVersion(current);
    if (version === null) return { version, files: new Map() };
    const there = join(versions, version);
    const paths = filesIn(there).map((path) => path.slice(there.length + 1));
    return { version, files: hashedFiles({ folder: there, paths }) };
  }

  function apply(plan: DeployPlan, { version }: FoundVersion): void {
    const name = nameBeside(version, siteName(built));
    const made = join(versions, `${name}.new`);
    // What a deploy that was cut off has left.
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true });
    for (const path of plan.kept) placeLink(join(current, path), join(made, path));
    const changed = [...plan.added, ...plan.changed];
    for (const path of changed) placeCopy(join(site.folder, path), join(made, path));
    // A power cut would else leave files that are empty. One by one, each would wait for the disk, which takes ten times as long.
    for (const path of changed) syncFile(join(made, path));
    rmSync(join(versions, name), { recursive: true, force: true });
    renameSync(made, join(versions, name));
    syncFile(versions);
    switchTo(name);
    removeOthers(versions, [name, version]);
  }

  /** A rename puts the new link in the place of the old one: there is no moment without. */
  function switchTo(name: string): void {
    const made = join(folder, `${CURRENT}.new`);
    rmSync(made, { force: true });
    symlinkSync(linkTo(name), made);
    renameSync(made, current);
    syncFile(folder);
  }

  return {
    name: folder,
    read: async () => read(),
    plan: ({ files }) => planDeploy(built, files),
    apply: async (plan, found) => {
      apply(plan, found);
      return true;
    },
  };
}

function currentVersion(current: string): string | null {
  const found = lstatSync(current, { throwIfNoEntry: false });
  if (found === undefined) return null;
  const version = found.isSymbolicLink() ? versionIn(readlinkSync(current)) : null;
  if (version !== null) return version;
  throw new Error(
    `${current} was not made by a deploy, and would be lost. Move it away, ` +
      "or name another folder in site.config.ts (deploy.folder).",
  );
}

/** A version whose files were changed by hand is served while another of the same site is made. */
function nameBeside(version: string | null, name: string): string {
  return version === name ? `${name}-again` : name;
}

/** The file itself under one more name. Not all file systems have that. */
function placeLink(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(String(code))) throw error;
    placeCopy(from, to);
    syncFile(to);
  }
}

function placeCopy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Whoever reads the last version at this moment can go on. */
function removeOthers(versions: string, kept: readonly (string | null)[]): void {
  if (!existsSync(versions)) return;
  for (const name of readdirSync(versions)) {
    if (isVersion(name) && !kept.includes(name)) {
      rmSync(join(versions, name), { recursive: true, force: true });
    }
  }
}
