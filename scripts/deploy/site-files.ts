/** The files of a built site, as they are to be deployed. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SITE_INDEX_FILE } from "../../comments/site-index.ts";
import { filesIn } from "../../site/output-folder.ts";
import type { HashedFiles } from "./deploy-plan.ts";

export interface SiteFiles {
  /** Absolute path of the folder. */
  folder: string;
  /** Paths below it with `/`. */
  paths: readonly string[];
}

/** What builds keep for themselves, as a pattern of rsync's; {@link isOwn} says the same. */
export const OWN_FILES = "/.stet-*";

const isOwn = (path: string) => path.startsWith(".stet-");

export function siteFiles(folder: string): SiteFiles {
  if (!existsSync(join(folder, SITE_INDEX_FILE))) {
    throw new Error(`There is no site in ${folder} yet. Build it first: npm run build`);
  }
  const paths = filesIn(folder).map((path) => path.slice(folder.length + 1));
  return { folder, paths: paths.filter((path) => !isOwn(path)).sort() };
}

/** With the ids that git gives to blobs, by `algorithm`: so a branch need not be read to be compared. */
export function hashedFiles({ folder, paths }: SiteFiles, algorithm = "sha1"): HashedFiles {
  return new Map(
    paths.map((path) => [path, blobId(readFileSync(join(folder, path)), algorithm)] as const),
  );
}

export function blobId(bytes: Buffer, algorithm = "sha1"): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** One for all files with their names: two sites of one name are the same, byte for byte. */
export function siteName(files: HashedFiles): string {
  const hash = createHash("sha256");
  for (const [path, id] of files) hash.update(`${path}\0${id}\0`);
  return hash.digest("hex").slice(0, 16);
}
