/** `npm run new`: a new post with its front matter. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { momentOf } from "../comments/moment.ts";
import { site } from "../site.config.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { newPost } from "./new/new-post.ts";

const USAGE = `Usage: npm run new -- "Title"

Writes a new post into posts/, as a draft with its title and today's date.`;

const { positionals } = commandLine(USAGE, {}, { allowPositionals: true });
const title = orUsage(USAGE, () => onlyTitle(positionals));

try {
  writePost(title);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function onlyTitle([first, another]: readonly string[]): string {
  if (first === undefined) throw new Error("The title is missing.");
  if (another === undefined) return first;
  throw new Error(`Put the title in quotes: npm run new -- "${first} …"`);
}

function writePost(title: string): void {
  const { file, text } = newPost(title, momentOf(Date.now()), site);
  if (existsSync(file))
    throw new Error(`${file} is there already. Choose another title, or edit it.`);
  mkdirSync("posts", { recursive: true });
  writeFileSync(file, text, { flag: "wx" });
  console.log(`${file} is yours to write. It is a draft: take "draft: true" out when it is done.`);
}
