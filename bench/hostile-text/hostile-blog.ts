/** A blog that is full of attacks, built by the project's own build. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { filesIn } from "../../site/output-folder.ts";
import { tagSlug } from "../../site/tag-list.ts";
import { together, type Volley } from "./attacks.ts";
import { hostileThread } from "./hostile-threads.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const NEEDED = [
  ...[".eleventy.ts", "_includes", "assets", "comments", "git-hosts", "package.json"],
  ...["pages", "scripts", "site", "site.config.ts", "words"],
];

/** What it takes no comments for; its title and thread are harmless. */
export const CLOSED_POST = "closed-post";

export interface Addresses {
  site: string;
  service: string;
}

/** The built files by their path below the site's address. `folder` is made. */
export function builtHostileBlog(
  folder: string,
  volleys: readonly Volley[],
  { site, service }: Addresses,
): Map<string, string> {
  for (const path of NEEDED) cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  rmSync(join(folder, "pages/about.md"), { force: true });
  // Nothing of a visitor stands on it, and its script would be taken for a stranger's.
  rmSync(join(folder, "pages/search.njk"));
  changeSettings(join(folder, "site.config.ts"));
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"), "dir");
  for (const [path, text] of Object.entries(sources(volleys))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const build = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/build.ts"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, STET_SITE_URL: site, STET_SERVICE_URL: service },
  });
  if (build.status !== 0)
    throw new Error(`The blog was not built.\n${build.stdout}${build.stderr}`);
  const out = join(folder, "_site");
  return new Map(
    filesIn(out).map((path) => [path.slice(out.length + 1), readFileSync(path, "utf8")]),
  );
}

/**
 * Whatever runs on these pages is a stranger's; our own script would only hide one among its doings. And
 * the home page goes on in others.
 */
function changeSettings(config: string): void {
  const text = readFileSync(config, "utf8")
    .replace("script: true", "script: false")
    .replace(/postsPerPage: \d+/, "postsPerPage: 2");
  writeFileSync(config, text);
}

function sources(volleys: readonly Volley[]): Record<string, string> {
  const posts = volleys.flatMap((volley) => [
    [`posts/${volley.post}.md`, postOf(volley)],
    [threadPath(volley.post), stableJson(Thread, hostileThread(volley))],
  ]);
  return {
    ...Object.fromEntries(posts),
    [`posts/${CLOSED_POST}.md`]: "---\ntitle: Closed\ndate: 2026-05-01\ncomments: closed\n---\n",
  };
}

/** An import brings titles and tags of others too. */
function postOf(volley: Volley): string {
  const title = line(together(volley)) || "Untitled";
  const tag = volley.attacks
    .map((attack) => line(attack).slice(0, 40))
    .find((attack) => /[a-z]/i.test(tagSlug(attack)));
  const tags = tag === undefined ? [] : [`${tag} ${volley.post}`];
  const lines = { title, description: title, tags, date: "2026-05-28" };
  const yaml = Object.entries(lines).map(([key, value]) => `${key}: ${ascii(value)}\n`);
  return `---\n${yaml.join("")}---\n\nNothing of a stranger's stands here.\n`;
}

/** Control characters in the front matter stop the build. */
function line(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}

/** JSON is YAML where no odd character stands in it as it is. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
