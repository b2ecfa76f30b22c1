/** `npm run clear-guide`: takes the posts away that Stet came with. */
import { existsSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSubmissions } from "../comments/data-files.ts";
import { momentOf } from "../comments/moment.ts";
import { siteDates } from "../site/dates.ts";
import { postIndex } from "../site/post-index.ts";
import { readPostSources } from "../site/post-sources.ts";
import { site } from "../site.config.ts";
import { aloneIn } from "./alone.ts";
import { guideFiles } from "./clear-guide/guide-files.ts";

const USAGE = `npm run clear-guide

Removes the posts of the guide that Stet came with, and the comments on them. Posts of
your own stay, and so does a post of the guide that you took the tag "guide" from.`;

try {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
  if (values.help) console.log(USAGE);
  else await aloneIn(".", clearGuide);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function clearGuide(): Promise<void> {
  const dates = siteDates(site.timeZone, site.language);
  const now = momentOf(Date.now());
  const options = { settings: site, dates, now, preview: true };
  const { posts } = postIndex(readPostSources("."), options);
  const files = guideFiles(posts, readSubmissions(".")).filter((file) => existsSync(file));
  for (const file of files) rmSync(file, { force: true });
  for (const file of files) console.log(`Removed ${file}`);
  console.log(
    files.length === 0
      ? "There is no post of the guide here."
      : "Git has them still. To keep the change: git commit -m 'Clear the guide' posts comments-data",
  );
}
