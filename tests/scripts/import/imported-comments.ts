/** Blogs that comments are imported into, and what an import has done to them. */
import type { Thread } from "../../../comments/thread.ts";
import type { Report } from "../../../scripts/import/report.ts";
import { sumOf } from "../../../scripts/import/tally.ts";
import { readThreads } from "../../support/all-threads.ts";
import { postText } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type FrontMatter = Readonly<Record<string, string>>;

/** A blog with these posts, by their names. */
export function blogWith(posts: Readonly<Record<string, FrontMatter>>): string {
  const files = Object.entries(posts).map(([name, lines]) => [`posts/${name}.md`, postText(lines)]);
  return temporaryFolder(Object.fromEntries(files));
}

export interface Outcome {
  read: number;
  /** How many, by what they are. */
  written: Readonly<Record<string, number>>;
  /** Ids, by the reason. */
  reported: Readonly<Record<string, readonly string[]>>;
  threads: Readonly<Record<string, Thread["comments"]>>;
}

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
