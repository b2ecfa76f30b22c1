/** Which files of a blog are exported as they stand, and imported so: its posts, its pages, and what it remembers of imports. */
import { z } from "zod";
import { IMPORTS } from "../import/import-record.ts";

const IS_HELD = new RegExp(`^(?:(?:posts|pages)/.+\\.md|${IMPORTS}/[a-z]+\\.json)$`);
/** Windows reads a colon and a backslash as parts of a path, and drops dots and spaces at its end. */
const NO_NAME = /^\.|[\p{Cc}\\:]|[. ]$/u;

/** Leads nowhere else, whatever system it is written on: an export may come from anybody. */
export const BlogPath = z
  .string()
  .regex(
    IS_HELD,
    `expected a path such as posts/my-post.md, pages/about.md or ${IMPORTS}/disqus.json`,
  )
  .refine(
    (path) => path.split("/").every((name) => name !== "" && !NO_NAME.test(name)),
    "expected names without a dot at either end, and without control characters, \\ and :",
  )
  .refine((path) => !path.includes(".md/"), "expected folders whose names do not end in .md");
