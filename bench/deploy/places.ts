/** Places to deploy to, each with how a reader sees it, and how a deploy there is cut off. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { gitIn } from "../../git-hosts/plain-git/git.ts";
import type { NamedPlace } from "../../scripts/deploy/place-of.ts";
import { hashedFiles, siteName } from "../../scripts/deploy/site-files.ts";
import { filesIn } from "../../site/output-folder.ts";
import type { SshServer } from "./ssh-server.ts";

export interface TrialPlace {
  kind: string;
  /** The kind, and what cuts it off. */
  name: string;
  setting: NamedPlace;
  environment: Readonly<Record<string, string>>;
  /** The folder in which the deploy runs. */
  from: string;
  /** Null: the deploy itself is killed. */
  cut: (() => void) | null;
  /** What is wrong with what a reader finds at this moment; null where nothing is. */
  look: (known: ReadonlySet<string>) => Promise<string | null>;
  /** What shows that a transfer has begun, by being other than before; empty where nothing does. */
  signs: () => string;
  /** Whether a deploy that was cut off has left a part of a site. */
  isHalfDone: (known: ReadonlySet<string>) => boolean;
  /** The name of the site that is there. */
  found: () => Promise<string>;
  /** What lies there and should not, once a deploy is done. */
  leftovers: () => string[];
  /** How many of the site's files the last deploy has stored there. */
  madeAnew: () => number;
}

export function folderTrial(root: string): TrialPlace {
  mkdirSync(root);
  return {
    ...{
      kind: "folder",
      name: "folder, killed",
      setting: { folder: root },
      environment: {},
      from: root,
    },
    ...{ cut: null, ...versionsIn(root) },
  };
}

/** `cut`: whether the server breaks the connection, or the deploy is killed. */
export function serverTrial(
  root: string,
  server: SshServer,
  cut: "connection" | "deploy",
): TrialPlace {
  return {
    kind: "server",
    name: `server, ${cut === "deploy" ? "killed" : "connection cut"}`,
    ...overSsh(root, server, false),
    cut: cut === "connection" ? server.cut : null,
    ...versionsIn(root),
  };
}

export function inPlaceTrial(root: string, server: SshServer): TrialPlace {
  const odd = /(?:^|\/)\.[^/]*(?:\/|$)/;
  return {
    kind: "server in place",
    name: "server in place, connection cut",
    ...overSsh(root, server, true),
    cut: server.cut,
    look: async () => (existsSync(root) ? missingPicture(root) : null),
    signs: () => String(readdirSync(join(root, "assets")).length),
    isHalfDone: (known) => existsSync(root) && !known.has(nameOf(root)),
    found: async () => nameOf(root),
    leftovers: () =>
      filesIn(root)
        .map((path) => path.slice(root.length))
        .filter((path) => odd.test(path)),
    madeAnew: () => Number.NaN,
  };
}

export async function branchTrial(root: string): Promise<TrialPlace> {
  mkdirSync(root);
  const host = gitIn(root);
  await host.text(["init", "--quiet", "--bare", "host"]);
  await host.text(["init", "--quiet", "author"]);
  await host.text(["-C", "author", "remote", "add", "origin", join(root, "host")]);
  const git = gitIn(join(root, "host"));
  return {
    kind: "branch",
    name: "branch, killed",
    setting: { branch: "pages", remote: "origin" },
    ...{ environment: {}, from: join(root, "author"), cut: null },
    look: async (known) => {
      const name = await nameOnBranch(git);
      return name === null || known.has(name) ? null : "a site that never was";
    },
    signs: () => "",
    isHalfDone: () => false,
    found: async () => (await nameOnBranch(git)) ?? "nothing",
    leftovers: () => [],
    madeAnew: () => pagesOfLastCommit(join(root, "host")),
  };
}

function overSsh(root: string, { user, port, key, hosts }: SshServer, inPlace: boolean) {
  return {
    setting: { rsync: `${user}@127.0.0.1:${root}`, port, inPlace },
    environment: { STET_DEPLOY_KEY: key, STET_DEPLOY_HOSTS: hosts },
    from: ".",
  };
}

function versionsIn(
  root: string,
): Omit<TrialPlace, "kind" | "name" | "setting" | "environment" | "from" | "cut"> {
  const current = join(root, "current");
  return {
    look: async (known) => {
      if (!existsSync(current)) return null;
      // As a web server does, which keeps to the version that it began with.
      return known.has(nameOf(realpathSync(current))) ? null : "half a site";
    },
    signs: () => readdirSync(join(root, "versions")).join(),
    isHalfDone: (known) =>
      readdirSync(join(root, "versions")).some(
        (name) => !known.has(nameOf(join(root, "versions", name))),
      ),
    found: async () => nameOf(realpathSync(current)),
    leftovers: () => [
      ...readdirSync(root).filter((name) => name !== "current" && name !== "versions"),
      ...readdirSync(join(root, "versions")).slice(2),
    ],
    // The others have a second name, in the version before.
    madeAnew: () =>
      filesIn(realpathSync(current)).filter((path) => statSync(path).nlink === 1).length,
  };
}

/** Also of a part of a site. */
function nameOf(folder: string): string {
  const paths = filesIn(folder).map((path) => path.slice(folder.length + 1));
  return siteName(hashedFiles({ folder, paths: paths.sort() }));
}

/** A page that is there and whose picture is not, and that is the same a moment later. */
function missingPicture(root: string): string | null {
  const folder = join(root, "pages");
  const pages = existsSync(folder) ? readdirSync(folder) : [];
  const found = pages.find((page) => {
    const text = textOf(join(folder, page, "index.html"));
    const [, picture] = /src="([^"]+)"/.exec(text) ?? [];
    if (picture === undefined || existsSync(join(root, picture))) return false;
    return textOf(join(folder, page, "index.html")) === text;
  });
  return found === undefined ? null : `page ${found} without its picture`;
}

/** Empty where the page is gone by now. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** As {@link nameOf}, of the files that came from the site. */
async function nameOnBranch(git: Git): Promise<string | null> {
  const tip = await git.text(["for-each-ref", "--format=%(objectname)", "refs/heads/pages"]);
  if (tip === "") return null;
  const listed = await git.text(["ls-tree", "-r", tip]);
  const files = listed.split("\n").map((line): [string, string] => {
    const [head = "", path = ""] = line.split("\t");
    return [path, head.split(" ")[2] ?? ""];
  });
  return siteName(new Map(files.filter(([path]) => path !== ".nojekyll").sort(byPath)));
}

function pagesOfLastCommit(repository: string): number {
  const range = ["rev-list", "--objects", "pages", "--not", "pages~1"];
  const listed = execFileSync("git", ["-C", repository, ...range], { encoding: "utf8" });
  return listed.split("\n").filter((line) => line.endsWith(".html")).length;
}

function byPath([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}
