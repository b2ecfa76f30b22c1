/** Whether CI checks pull requests that add comments, and merges what was approved. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Line, note, right } from "./line.ts";
import { namedHost, type SiteGitHost } from "./named-host.ts";
import type { Setup } from "./setup.ts";

type HostKind = Exclude<SiteGitHost["kind"], "git">;

/** Where a host looks for what CI is to do: Forgejo and Gitea in the first of these that is there. */
const PLACES: Readonly<Record<HostKind, readonly string[]>> = {
  github: [".github/workflows"],
  forgejo: [".forgejo/workflows", ".gitea/workflows", ".github/workflows"],
  gitlab: [".gitlab-ci.yml"],
};

export interface CiFile {
  path: string;
  text: string;
}

export function examineCi(setup: Setup): Line[] {
  const { kind } = namedHost(setup);
  return kind === "git" ? [] : judgeCi(kind, ciFiles(setup.folder, PLACES[kind]));
}

const JOBS = [
  {
    about: "check-submission",
    command: /\bcheck-submission\b/,
    what: "checks pull requests that add comments",
    without: "strangers' pull requests that touch comments are yours to read",
    template: (kind: HostKind) => `docs/ci/${kind}.yml`,
  },
  {
    about: "merge",
    command: /\brun merge\b/,
    what: "merges what was approved",
    without:
      "approved comments are on the page with the next build, and in their threads when you merge",
    template: (kind: HostKind) => `docs/ci/${kind}-merge.yml`,
  },
] as const;

export function judgeCi(kind: HostKind, files: readonly CiFile[]): Line[] {
  const includes = files.some(({ text }) => /^include:/m.test(text));
  return JOBS.map(({ about, command, what, without, template }) => {
    const found = files.find(({ text }) => command.test(withoutComments(text)));
    if (found) return right(about, `${found.path} ${what}.`);
    const mend = `docs/ci/README.md says how to put ${template(kind)} into place.`;
    return includes
      ? note(about, `Whether CI ${what} cannot be told: it includes files from elsewhere.`, mend)
      : note(about, `Nothing in CI here ${what}: ${without}.`, mend);
  });
}

function withoutComments(yaml: string): string {
  return yaml.replace(/^\s*#.*$/gm, "");
}

function ciFiles(folder: string, places: readonly string[]): CiFile[] {
  const place = places.find((path) => existsSync(join(folder, path)));
  if (place === undefined) return [];
  const paths = place.endsWith(".yml")
    ? [place]
    : readdirSync(join(folder, place))
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${place}/${name}`);
  return paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}
