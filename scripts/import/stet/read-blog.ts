/** Reads what `npm run export -- json` wrote, item by item, and believes none of it before it is checked. */
import type { z } from "zod";
import { BadFile, fileProblems } from "../../../comments/bad-file.ts";
import {
  LAST_LINE,
  lineBefore,
  SECTION_NAMES,
  SECTIONS,
  type Section,
  VERSION,
} from "../../export/blog-file.ts";
import { badLine, type Line, linesOf } from "./lines.ts";

export type BlogItem = {
  [S in Section]: { section: S; item: z.infer<(typeof SECTIONS)[S]>; line: number };
}[Section];

/** Throws `BadFile` with the line where it is not as the export wrote it, or ends too early. */
export async function* readBlog(
  path: string,
  onBytes?: (count: number) => void,
): AsyncGenerator<BlogItem> {
  // Sections that are still to come; the last line comes after them.
  const ahead: Section[] = [...SECTION_NAMES];
  let section: Section | null = null;
  let isWhole = false;
  let last = 0;
  for await (const line of linesOf(path, onBytes)) {
    last = line.number;
    if (isWhole) throw badLine(path, last, "expected nothing more");
    const [next] = ahead;
    if (next !== undefined && line.text === lineBefore(next)) {
      section = next;
      ahead.shift();
    } else if (section === null) throw notOurs(path, line);
    else if (next === undefined && line.text === LAST_LINE) isWhole = true;
    else yield itemIn(section, line, path);
  }
  if (!isWhole)
    throw badLine(path, last + 1, "the file ends too early: export it again, or copy it once more");
}

function notOurs(path: string, { text, number }: Line): BadFile {
  const [, version = ""] = /^\{"version":(\d+),/.exec(text) ?? [];
  const message =
    version === "" || Number(version) === VERSION
      ? `expected ${lineBefore("files")} as npm run export -- json writes it, with each item on a line of its own`
      : `is of version ${version}, and this Stet reads version ${VERSION}: upgrade it`;
  return badLine(path, number, message);
}

function itemIn(section: Section, { text, number }: Line, path: string): BlogItem {
  const value = parsedLine(text.replace(/,$/, ""), number, path);
  switch (section) {
    case "files":
      return { section, item: checked(SECTIONS[section], value, number, path), line: number };
    case "threads":
      return { section, item: checked(SECTIONS[section], value, number, path), line: number };
    case "submissions":
      return { section, item: checked(SECTIONS[section], value, number, path), line: number };
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, number: number, path: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = fileProblems(result.error.issues);
  throw new BadFile(
    path,
    problems.map(({ field, message }) => ({ field: `line ${number} ${field}`.trim(), message })),
  );
}

function parsedLine(text: string, number: number, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = "expected one item of JSON, whole, as the export writes it";
    throw new BadFile(path, [{ field: `line ${number}`, message }], { cause });
  }
}
