/** The project with a blog of the benchmark's own in it, as big as is asked for. */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { between, type Chance } from "../chance.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { paragraph, words } from "./prose.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const NEEDED = [
  ...[".eleventy.ts", "_includes", "assets", "comments", "git-hosts", "package.json"],
  ...["pages", "scripts", "site", "site.config.ts", "words"],
];
const TAGS = Array.from({ length: 20 }, (_, at) => `tag-${at}`);

/** The folder of a copy that holds `files`, text by path, and none of the project's own posts. */
export function newBlog(files: ReadonlyMap<string, string>): string {
  const folder = temporaryFolder();
  for (const path of NEEDED) cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  rmSync(join(folder, "pages/about.md"), { force: true });
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"), "dir");
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const made = new Set<string>();
  for (const [path, text] of files) {
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), text);
  }
}

export function postId(number: number): string {
  return `post-${number}`;
}

/** The text of a post: front matter, and some paragraphs. */
export function samplePost(chance: Chance, number: number): string {
  // An hour apart: tens of thousands of them have come out by now.
  const day = new Date(Date.UTC(2020, 0, 1, number)).toISOString().replace(".000", "");
  const tags = [between(chance, 0, 19), between(chance, 0, 19)].map((at) => TAGS[at]);
  const front = `title: ${words(chance, 3, 8)}\ndate: ${day}\ntags: [${tags.join(", ")}]\n`;
  const body = Array.from({ length: between(chance, 3, 8) }, () => paragraph(chance));
  return `---\n${front}---\n\n${body.join("\n\n")}\n`;
}
