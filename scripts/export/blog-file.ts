/**
 * The file that holds a whole blog. It is JSON, with each item on a line of its own: one of any size is
 * written and read item by item.
 */
import { z } from "zod";
import { parseAs } from "../../comments/bad-file.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { BlogPath } from "./blog-path.ts";

/** A post, a page, or a record of imports, as it stands. */
export const BlogText = z.strictObject({
  path: BlogPath,
  text: z.string().refine((text) => text.isWellFormed(), "expected text that UTF-8 can hold"),
});
export type BlogText = z.infer<typeof BlogText>;

/** In this order. Submissions are approved and not merged. */
export const SECTIONS = { files: BlogText, threads: Thread, submissions: Submission } as const;
export type Section = keyof typeof SECTIONS;

export interface Blog {
  files: Iterable<BlogText>;
  threads: Iterable<Thread>;
  submissions: Iterable<Submission>;
}

export const VERSION = 1;
export const SECTION_NAMES = ["files", "threads", "submissions"] as const satisfies Section[];
export const LAST_LINE = "]}";

/** What stands before the items of a section. */
export function lineBefore(section: Section): string {
  return section === "files" ? `{"version":${VERSION},"files":[` : `],"${section}":[`;
}

/** The text of the file, part by part. Throws `BadFile` where an item would not be taken back. */
export function* blogFile({ files, threads, submissions }: Blog): Generator<string> {
  yield lineBefore("files");
  yield* linesOf(BlogText, files, ({ path }) => path);
  yield lineBefore("threads");
  yield* linesOf(Thread, threads, ({ post }) => post);
  yield lineBefore("submissions");
  yield* linesOf(Submission, submissions, ({ id }) => id);
  yield `${LAST_LINE}\n`;
}

function* linesOf<T>(
  schema: z.ZodType<T>,
  items: Iterable<T>,
  nameOf: (item: T) => string,
): Generator<string> {
  let before = "\n";
  for (const item of items) {
    yield before + JSON.stringify(parseAs(schema, item, nameOf(item)));
    before = ",\n";
  }
  yield "\n";
}
