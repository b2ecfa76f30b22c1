/** Waiting comments as text for a terminal and as JSON for programs. */
import { DateTime } from "luxon";
import { visibleJson, visibleLine, visibleText } from "../terminal-text.ts";
import { parted, suspectsInLines } from "./suspects.ts";
import type { Answered, Waiting, WaitingComment } from "./waiting.ts";

export interface Locale {
  timeZone: string;
  language: string;
}

export const NOTHING_WAITS = "Nothing waits for you. All comments have been looked at.";

/** What looks like spam comes last, below a heading of its own, one line each. */
export function waitingAsText(waiting: readonly Waiting[], locale: Locale): string {
  if (waiting.length === 0) return NOTHING_WAITS;
  const { clear, suspected } = parted(waiting);
  const suspects = suspected.length === 0 ? [] : [suspectsInLines(suspected)];
  return [...clear.map((one) => oneAsText(one, locale)), ...suspects].join("\n\n");
}

/** One waiting proposal; what was typed is indented, so that it cannot pose as a line of ours. */
export function oneAsText(waiting: Waiting, locale: Locale): string {
  return [
    waiting.id,
    ...waiting.comments.flatMap((comment) => commentLines(comment, locale)),
    ...waiting.suspicions.map((suspicion) => `  Suspicious: ${visibleLine(suspicion)}`),
    ...waiting.oddities.map((oddity) => `  Odd: ${visibleLine(oddity)}`),
  ].join("\n");
}

export function waitingAsJson(waiting: readonly Waiting[]): string {
  return visibleJson(
    waiting.map(({ comments, ...proposal }) => ({
      ...proposal,
      comments: comments.map(({ submission, answers }) => {
        const { version, ...comment } = submission;
        return { ...comment, answers };
      }),
    })),
  );
}

function commentLines({ submission, answers }: WaitingComment, locale: Locale): string[] {
  const { author, date, post, text } = submission;
  const url = author.url === null ? "" : ` (${visibleLine(author.url)})`;
  return [
    `  ${visibleLine(author.name)}${url}, ${dateInWords(date, locale)}, on ${visibleLine(post)}`,
    ...(answers === null ? [] : [`  Answers ${answeredLine(answers)}`]),
    ...visibleText(text)
      .split("\n")
      .map((line) => `    ${line}`.trimEnd()),
  ];
}

function answeredLine({ id, name, firstLine }: Answered): string {
  if (name === null) return `${id}, which is not on the main branch`;
  return `${visibleLine(name)}${firstLine === null ? "" : `: ${visibleLine(firstLine)}`}`;
}

function dateInWords(date: string, { timeZone, language }: Locale): string {
  return DateTime.fromISO(date, { zone: timeZone, locale: language }).toLocaleString(
    DateTime.DATETIME_MED,
  );
}
