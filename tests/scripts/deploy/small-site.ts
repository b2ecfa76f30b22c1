/** A built site of a few files, which a test changes from one deploy to the next. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeployPlace } from "../../../scripts/deploy/deploy.ts";
import { deploy } from "../../../scripts/deploy/deploy.ts";
import { type SiteFiles, siteFiles } from "../../../scripts/deploy/site-files.ts";
import { filesIn } from "../../../site/output-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

export type Texts = Readonly<Record<string, string>>;

export const FIRST: Texts = {
  "site-index.json": "{}",
  "index.html": "Home, and no comment yet.\n",
  "2026/a-post/index.html": "A post.\r\n",
  "2026/größe/index.html": "Grüße.\n",
  "assets/style.css": "p { margin: 0 }\n",
};

/** A comment more, a post less, and another one. */
export const SECOND: Texts = {
  "site-index.json": '{ "posts": 2 }',
  "index.html": "Home, and one comment.\n",
  "2026/größe/index.html": "Grüße.\n",
  "2026/new/index.html": "A new post.\n",
  "assets/style.css": "p { margin: 0 }\n",
};

export function smallSite(texts: Texts): SiteFiles {
  return siteFiles(temporaryFolder({ ...texts, ".stet-build.json": "{}" }));
}

export function deployNow<Found>(place: DeployPlace<Found>) {
  return deploy(place, { dryRun: false });
}

export function textsIn(folder: string): Texts {
  return Object.fromEntries(
    filesIn(folder)
      .map((path): [string, string] => [path.slice(folder.length + 1), readFileSync(path, "utf8")])
      .sort(),
  );
}

/** As {@link textsIn} lists them. */
export function sorted(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).sort());
}

export const served = (folder: string) => textsIn(join(folder, "current"));
