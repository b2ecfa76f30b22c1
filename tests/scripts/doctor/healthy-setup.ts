/** A blog that is set up as it should be, for a test to break one thing of: all of it real, on loopback. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { examination } from "../../../scripts/doctor/examination.ts";
import type { Line } from "../../../scripts/doctor/line.ts";
import type { Setup } from "../../../scripts/doctor/setup.ts";
import { runService } from "../../../service/run-service.ts";
import { readSettings } from "../../../service/settings.ts";
import type { SiteSettings } from "../../../site/settings.ts";
import { type DeployedFiles, deployedFiles, publishPosts } from "../../support/deployed-files.ts";
import { bareRepository, cloneOf, type TestRepository } from "../../support/git-repository.ts";
import { sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

export interface Healthy {
  setup: Setup;
  deployed: DeployedFiles;
  /** Where `npm run doctor` runs. */
  clone: TestRepository;
  /** What `origin` leads to. */
  remote: string;
}

export interface HostAddress {
  kind: "github" | "gitlab" | "forgejo";
  address: string;
  repository: string;
  token: string;
}

/** Where a host reads what CI is to do, and what of docs/ci/ goes there. */
const CI: Readonly<Record<HostAddress["kind"], readonly [path: string, from: string][]>> = {
  github: [
    [".github/workflows/check-submission.yml", "github"],
    [".github/workflows/merge-comments.yml", "github-merge"],
  ],
  forgejo: [
    [".forgejo/workflows/check-submission.yml", "forgejo"],
    [".forgejo/workflows/merge-comments.yml", "forgejo-merge"],
  ],
  gitlab: [[".gitlab-ci.yml", "gitlab"]],
};

/** Not in the environment that the doctor is shown: with them it starts the service, which takes a second. */
export const KEYS = {
  IDENTITY_KEY: "1d".repeat(32),
  SIGNING_KEYS: `${"51".repeat(32)},${"52".repeat(32)}`,
};

/** Null is plain git, with a remote. `own` is what only the service's environment has. */
export async function healthy(
  host: HostAddress | null,
  own: Readonly<Record<string, string>> = { STET_WEBHOOK_SECRET: "s3cret-of-the-webhook" },
): Promise<Healthy> {
  const repository = host?.repository ?? "ada/blog";
  const bare = bareRepository({ "README.md": "My blog\n" });
  const remote = join(temporaryFolder(), `${repository}.git`);
  cpSync(bare.folder, remote, { recursive: true });
  const clone = cloneOf({ ...bare, folder: remote });
  for (const [path, from] of host === null ? [] : CI[host.kind])
    cpSync(`docs/ci/${from}.yml`, join(clone.folder, path));
  const deployed = await deployedFiles();
  publishPosts(deployed, { "first-post": {}, about: { comments: "closed" } });
  deployed.files.set("", "<h1>My blog</h1>");
  deployed.files.set("commenters.json", JSON.stringify({ version: 1, comments: {} }));

  const at = { branch: "main", remote: "origin" };
  const gitHost: SiteSettings["gitHost"] =
    host === null
      ? { kind: "git", ...at }
      : { kind: host.kind, ...at, repository, address: host.address };
  const environment = host === null ? {} : { STET_TOKEN: host.token };
  const site = sampleSettings({ url: deployed.url, service: null, gitHost });
  const service = await startService(site, { ...environment, ...own }, clone.folder);
  return {
    setup: {
      site: { ...site, service },
      environment,
      folder: clone.folder,
      nodeVersion: "24.0.0",
      clock: Date.now,
      timeoutMs: 10_000,
    },
    deployed,
    clone,
    remote,
  };
}

/** Gives its address. */
async function startService(
  site: SiteSettings,
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<string> {
  const own = {
    ...KEYS,
    PORT: "0",
    STET_INTAKE: join(temporaryFolder(), "intake"),
    STET_REPOSITORY: folder,
  };
  const read = readSettings({ ...environment, ...own }, site);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const service = await runService(read.settings, { site, clock: Date.now, log: () => {} });
  onTestFinished(() => service.stop());
  return service.url;
}

/** All lines; nothing that is secret may be in one, and each that is wrong says how to mend it. */
export async function linesOf(setup: Setup): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const part of examination(setup)) lines.push(...part.lines);
  return lines;
}

export function setSite({ setup }: Healthy, changes: Partial<SiteSettings>): void {
  setup.site = { ...setup.site, ...changes };
}

/** Other settings of the git host, which has pull requests. */
export function setHost(
  { setup }: Healthy,
  changes: Partial<Record<"branch" | "repository" | "address", string>> & { remote?: null },
): void {
  setup.site = sampleSettings({
    ...setup.site,
    gitHost: { ...setup.site.gitHost, ...changes },
  });
}
