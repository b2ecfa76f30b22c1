/** `npm run new`: a new post with its front matter. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { momentOf } from "../comments/moment.ts";
import { site } from "../site.config.ts";
import { newPost } from "./new/new-post.ts";

const USAGE = `npm run new -- "Title"

Writes a new post into posts/, as a draft with its title and today's date.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) console.log(USAGE);
  else writePost(positionals);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function writePost([title, another]: readonly string[]): void {
  if (title === undefined) throw new Error(USAGE);
  if (another !== undefined)
    throw new Error(`Put the title in quotes: npm run new -- "${title} …"`);
  const { file, text } = newPost(title, momentOf(Date.now()), site);
  if (existsSync(file))
    throw new Error(`${file} is there already. Choose another title, or edit it.`);
  mkdirSync("posts", { recursive: true });
  writeFileSync(file, text, { flag: "wx" });
  console.log(`${file} is yours to write. It is a draft: take "draft: true" out when it is done.`);
}
