/** Imports in this process, into a blog in a temporary folder. */
import { join } from "node:path";
import { readThreads } from "../../comments/data-files.ts";
import type { Thread } from "../../comments/thread.ts";
import type { Origin } from "../../scripts/import/origin.ts";
import type { Report } from "../../scripts/import/report.ts";
import { type ImportRequest, runImport } from "../../scripts/import/run-import.ts";
import { sumOf } from "../../scripts/import/tally.ts";
import { NOW, postText, sampleSettings } from "./sample-site.ts";
import { temporaryFolder, writeFiles } from "./temporary-folder.ts";

/** A blog with these posts, by their names; what stands with each is its front matter. */
export function blogWith(
  posts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  const files = Object.entries(posts).map(([name, lines]) => [`posts/${name}.md`, postText(lines)]);
  return temporaryFolder(Object.fromEntries(files));
}

/** `path` lies below `root` where it is not absolute. */
export function importInto(
  root: string,
  origin: Origin,
  path: string,
  changes: Partial<ImportRequest> = {},
): Promise<Report> {
  return runImport({
    origin,
    path: join(path.startsWith("/") ? "" : root, path),
    root,
    settings: sampleSettings(),
    now: NOW,
    dryRun: false,
    take: { private: false, protected: false },
    site: null,
    onProgress: () => {},
    ...changes,
  });
}

export interface Outcome {
  read: number;
  written: Readonly<Record<string, number>>;
  /** Ids, by the reason. */
  reported: Readonly<Record<string, readonly string[]>>;
  threads: Readonly<Record<string, Thread["comments"]>>;
}

/** What an import has done to the blog. */
export function outcomeOf(root: string, { tally }: Report): Outcome {
  const reported: Record<string, string[]> = {};
  for (const { reason, id } of tally.reported) {
    reported[reason] = [...(reported[reason] ?? []), id];
  }
  const written = Object.entries(tally.written).filter(([, count]) => count > 0);
  const threads = [...readThreads(root)].map(([post, { comments }]) => [post, comments]);
  return {
    read: sumOf(tally.read),
    written: Object.fromEntries(written),
    reported,
    threads: Object.fromEntries(threads),
  };
}

/** An import of files that are written for it into a folder of their own. */
export function exportIn(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}
