/** A blog on a git host with pull requests: a copy of the project that is set to it, its site, and its service's process. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { submissionPath } from "../../comments/paths.ts";
import type { NamedHost } from "../../git-hosts/host-settings.ts";
import type { ReviewedHostUnderTest } from "../git-hosts/reviewed-host.ts";
import { type DeployedFiles, deployedFiles } from "./deployed-files.ts";
import type { TestRepository } from "./git-repository.ts";
import { sharedCopy } from "./project-copy.ts";
import { runNpm } from "./running-program.ts";
import { addressOf, run } from "./service-process.ts";
import { titleOf } from "./visitor.ts";

export interface JourneyHost extends ReviewedHostUnderTest {
  /** As site.config.ts names it. */
  gitHost: Exclude<NamedHost, { kind: "git" }>;
  /** The right to propose there, as the operator gives it. */
  environment: Readonly<Record<string, string>>;
}

export const POST = "welcome";

export interface HostedBlog {
  repository: TestRepository;
  site: DeployedFiles;
  /** The address of the service. */
  service: string;
}

/** Not deployed yet. */
export async function hostedBlog({ gitHost, environment }: JourneyHost): Promise<HostedBlog> {
  const repository = sharedCopy();
  const site = await deployedFiles();
  configure(repository, { url: site.url, gitHost: { ...gitHost, remote: null } });
  const keys = { IDENTITY_KEY: "ab".repeat(32), SIGNING_KEYS: "cd".repeat(32) };
  const settings = {
    ...environment,
    ...keys,
    PORT: "0",
    STET_LOOK_SECONDS: "1",
    STET_MINIMUM_SECONDS: "0",
  };
  const service = await addressOf(run(settings, { folder: repository.folder }));
  configure(repository, { service });
  return { repository, site, service };
}

/** Sets what an author sets in site.config.ts, and commits it. */
function configure(
  { folder, git }: TestRepository,
  settings: Readonly<Record<string, unknown>>,
): void {
  const path = join(folder, "site.config.ts");
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [name, value] of Object.entries(settings)) {
    const at = lines.findIndex((line) => line.startsWith(`  ${name}: `));
    expect(at, name).toBeGreaterThan(0);
    lines[at] = `  ${name}: ${JSON.stringify(value)},`;
  }
  writeFileSync(path, lines.join("\n"));
  git("commit", "-qam", "Set up");
}

/** Builds the site and puts it where readers find it. */
export async function deploy({ repository, site }: HostedBlog): Promise<void> {
  const build = await runNpm(repository.folder, "run", "build");
  expect(build.code, build.output).toBe(0);
  const folder = join(repository.folder, "_site");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length + 1);
    site.files.set(path.replace(/(^|\/)index\.html$/, "$1"), readFileSync(file, "utf8"));
  }
}

export async function expectPullRequest(
  { reviewer }: JourneyHost,
  id: string,
  { name, text }: { name: string; text: string },
): Promise<void> {
  const { title, body, labels } = await reviewer.pullRequest(id);
  expect(title).toBe(`${name} on “${titleOf(POST)}”`);
  expect(body).toContain(text);
  expect(body).toContain(submissionPath(POST, id));
  expect(labels).toContain("comment");
  // Said only where the site tells who commented before.
  expect(["comment", "first-time"]).toEqual(expect.arrayContaining([...labels]));
}

/** What CI does with the pull request's head. */
export async function expectChecked(
  { repository: { folder, git, commit } }: HostedBlog,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const added = Object.entries(files).filter(([path]) => path.startsWith("comments-data/"));
  git("checkout", "-q", "-b", "head");
  commit("As proposed", Object.fromEntries(added));
  git("checkout", "-q", "main");
  const check = await runNpm(folder, "run", "check-submission", "--", "main", "head");
  expect(check.code, check.output).toBe(0);
  expect(check.output).toContain("1 comment");
}

/** Brings what the main branch holds on the host into the checkout, as CI does. */
export async function pull(
  { repository }: HostedBlog,
  { host }: JourneyHost,
  id: string,
): Promise<void> {
  const path = submissionPath(POST, id);
  const [content] = await host.readMain([path]);
  if (typeof content !== "string") throw new Error(`main does not hold ${path}`);
  repository.commit("Approve", { [path]: content });
}
