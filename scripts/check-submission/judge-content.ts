/** Judges what a submission file says. Pure. */
import { BadFile, parseJson } from "../../comments/bad-file.ts";
import { parseSubmission } from "../../comments/data-files.ts";
import { type EntryProblem, LIMITS, parseEntry } from "../../comments/entry.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { repeatedKeys } from "./repeated-keys.ts";

/** The clocks of two machines may differ by so much. */
const TOLERANCE_MS = 10 * 60 * 1_000;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export interface JudgedContent {
  /** Null where it cannot be read as one. */
  submission: Submission | null;
  /** Each says what is wrong and what to do. */
  problems: readonly string[];
}

/** `now` in milliseconds since 1970. */
export function judgeContent(path: string, content: Buffer, now: number): JudgedContent {
  const text = textOf(content);
  if (text === null) return unreadable("is not UTF-8. Save it in that encoding.");
  if (text.startsWith("\ufeff"))
    return unreadable("begins with a byte order mark. Save it as UTF-8 without one.");
  try {
    parseJson(text, path);
    const [repeated] = repeatedKeys(text);
    if (repeated !== undefined)
      return unreadable(`has a key more than once. Keep the one that is meant: ${repeated}`);
    const submission = parseSubmission(text, path);
    return { submission, problems: problemsOf(submission, text, now) };
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    return unreadable(
      ...error.problems.map(({ field, message }) =>
        field === "" ? message : `${field}: ${message}`,
      ),
    );
  }
}

function unreadable(...problems: string[]): JudgedContent {
  return { submission: null, problems };
}

function textOf(content: Buffer): string | null {
  try {
    return UTF8.decode(content);
  } catch {
    return null;
  }
}

function problemsOf(submission: Submission, text: string, now: number): string[] {
  return [
    ...typedProblems(submission),
    ...(Date.parse(submission.date) > now + TOLERANCE_MS
      ? [`date: ${submission.date} has not come yet. It is the moment of receiving: put that back.`]
      : []),
    ...formatProblems(submission, text),
  ];
}

/** Whether the form would have taken it, and left it as it is. */
function typedProblems({ post, replyTo, author, text }: Submission): string[] {
  const result = parseEntry({ post, replyTo, name: author.name, url: author.url, text });
  if (!result.ok) return result.problems.map(typedProblem);
  return [
    ...(result.entry.name === author.name ? [] : [uncleaned("author.name")]),
    ...(result.entry.text === text ? [] : [uncleaned("text")]),
  ];
}

function typedProblem({ field, code }: EntryProblem): string {
  const name = field === "name" || field === "url" ? (`author.${field}` as const) : field;
  const limit = Object.entries(LIMITS).find(([limited]) => limited === field)?.[1];
  return code === "too_long"
    ? `${name}: is longer than ${limit} characters, which no form takes. Shorten it.`
    : `${name}: has nothing in it that can be seen, which no form takes. Take the file away.`;
}

function uncleaned(field: string): string {
  return (
    `${field}: holds what every form takes out: control characters, turned direction, letters that ` +
    "are not composed (NFC), or white space where none belongs. Take it out."
  );
}

/** The same data is always the same bytes: what a moderator sees of it is all that is in it. */
function formatProblems(submission: Submission, text: string): string[] {
  const expected = stableJson(Submission, submission);
  if (text === expected) return [];
  if (`${text}\n` === expected) return ["ends without a line feed. Add one."];
  if (text.startsWith(expected)) return ["goes on after its end. Delete what follows the last }."];
  const lines = text.split("\n");
  const wanted = expected.split("\n");
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  return [
    `line ${at + 1} is not written as these files are. Write, with a line feed alone at its end: ${wanted[at]}`,
  ];
}
