/** An operator's error: a file that people edit is wrong. Says which, where in it, and what was expected. */
import type { z } from "zod";
import { cleanText } from "./typed-text.ts";

export interface FileProblem {
  /** Path of the value, such as `comments[3].date`; empty for the file as a whole. */
  field: string;
  message: string;
}

export class BadFile extends Error {
  readonly file: string;
  readonly problems: readonly FileProblem[];

  constructor(file: string, problems: readonly FileProblem[], options?: ErrorOptions) {
    // It quotes keys and text of the file, and goes to a terminal.
    super(cleanText(problems.map((problem) => lineOf(file, problem)).join("\n")), options);
    this.name = "BadFile";
    this.file = file;
    this.problems = problems;
  }
}

/** Checks `value`, read from `file`, against a schema; throws {@link BadFile} with every problem. */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new BadFile(file, fileProblems(result.error.issues));
}

/** Parses JSON text; throws {@link BadFile} where it is not JSON. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new BadFile(file, [{ field: "", message }], { cause });
  }
}

export function fileProblems(issues: readonly z.core.$ZodIssue[], above = ""): FileProblem[] {
  return issues.flatMap((issue) => {
    const field = above + fieldPath(issue.path, above === "");
    if (issue.code === "unrecognized_keys")
      return [{ field, message: `has a key that is not known: ${issue.keys.join(", ")}` }];
    const nearest = issue.code === "invalid_union" ? nearestBranch(issue.errors) : undefined;
    return nearest ? fileProblems(nearest, field) : [{ field, message: issue.message }];
  });
}

/** What the writer of a union meant: the alternative that knows the keys, then the one with the fewest faults. */
function nearestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  return branches
    .filter((branch) => branch.length > 0)
    .sort((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
}

function unknownKeys(issues: readonly z.core.$ZodIssue[]): number {
  return issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : [])).length;
}

function fieldPath(path: readonly PropertyKey[], isTop: boolean): string {
  return path
    .map((key, at) =>
      typeof key === "number" ? `[${key}]` : `${at || !isTop ? "." : ""}${String(key)}`,
    )
    .join("");
}

function lineOf(file: string, { field, message }: FileProblem): string {
  return field === "" ? `${file}: ${message}` : `${file}: ${field}: ${message}`;
}
