/** `npm run clear-guide`: takes the posts away that Stet came with. */
import { existsSync, rmSync } from "node:fs";
import { readSubmissions } from "../comments/data-files.ts";
import { momentOf } from "../comments/moment.ts";
import type { Git } from "../git-hosts/plain-git/git.ts";
import { site } from "../site.config.ts";
import { allPosts } from "./all-posts.ts";
import { aloneIn } from "./alone.ts";
import { guideFiles } from "./clear-guide/guide-files.ts";
import { uncommitted } from "./clear-guide/uncommitted.ts";
import { commandLine } from "./command-line.ts";

const USAGE = `Usage: npm run clear-guide

Removes the posts of the guide that Stet came with, and the comments on them; the page
About, too, where it still says that you may write it. Posts of your own stay, and so does
a post of the guide that you took the tag "guide" from.
Nothing is removed while a file of the guide has changes that are not committed.`;

commandLine(USAGE, {});

try {
  await aloneIn(".", clearGuide);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function clearGuide(git: Git | null): Promise<void> {
  const index = allPosts(".", site, momentOf(Date.now()));
  const files = guideFiles(index, readSubmissions(".")).filter((file) => existsSync(file));
  if (files.length === 0) return console.log("There is no post of the guide here.");
  await insistCommitted(git, files);
  for (const file of files) rmSync(file);
  for (const file of files) console.log(`Removed ${file}`);
  console.log(
    "Git has them still. To keep the change, which commits nothing else:\n\n" +
      `  git commit -m 'Clear the guide' -- ${files.join(" ")}`,
  );
}

/** Only what is committed can be had back. */
async function insistCommitted(git: Git | null, files: readonly string[]): Promise<void> {
  const lost = git === null ? files : await uncommitted(git, files);
  if (lost.length === 0) return;
  throw new Error(
    "Nothing was removed, since these hold what is not committed and would be lost. " +
      `Commit them first, or undo your changes to them:\n${lost.join("\n")}`,
  );
}
