/** One line of a quotation: what was typed, inert, between marks that are ours. */
import { inertParts, isSameText, type Part, visiblePart } from "./inert-text.ts";
import { cutTo } from "./plain-words.ts";

export type Mark = "strong" | "emphasis" | "struck" | "code";

export interface Run {
  text: string;
  /** Without doubles. */
  marks: readonly Mark[];
  /** A sign that we put between what was typed; such as {@link Part} allows. */
  isOurs?: boolean;
}

export interface MarkedLine {
  text: string;
  isAltered: boolean;
  isCut: boolean;
}

/** Stars, since only they count within a word, and Chinese has no spaces. From outermost to innermost. */
const SIGNS: Readonly<Record<Mark, string>> = {
  strong: "**",
  emphasis: "*",
  struck: "~~",
  code: "`",
};
const MARKS: readonly Mark[] = ["strong", "emphasis", "struck", "code"];

/** At most so many characters; what is cut ends in `…`, and is empty where there is no room for that. */
export function markedLine(runs: readonly Run[], most: number): MarkedLine {
  const { seen, isWhole } = seenRuns(runs, most);
  const whole = partsOf(seen);
  const isCut = !isWhole || lengthOf(whole) > most;
  const kept = isCut ? cutRuns(seen, most) : seen;
  const parts = isCut ? partsOf(kept) : whole;
  const text = inertParts(parts);
  const shown = parts.map((part) => part.text).join("");
  return { text, isAltered: kept.some((run) => run.isAltered) || shown !== text, isCut };
}

interface SeenRun extends Run {
  /** Some of it could not be seen. */
  isAltered: boolean;
}

/** Neighbours that look the same are one: between two there always is a mark of ours. No more than `most` can show. */
function seenRuns(runs: readonly Run[], most: number): { seen: SeenRun[]; isWhole: boolean } {
  const groups: { run: Run; texts: string[] }[] = [];
  let length = 0;
  for (const run of runs) {
    if (length > most) return { seen: groups.map(seenRun), isWhole: false };
    const last = groups.at(-1);
    const seen = visiblePart(run.text);
    if (last && (seen === "" || isAlike(last.run, run))) last.texts.push(run.text);
    else groups.push({ run, texts: [run.text] });
    length += seen.trim().length;
  }
  return { seen: groups.map(seenRun), isWhole: true };
}

function seenRun({ run, texts }: { run: Run; texts: readonly string[] }): SeenRun {
  const typed = texts.join("");
  const text = visiblePart(typed);
  return { ...run, text, isAltered: !isSameText(text, typed) };
}

function isAlike(one: Run, other: Run): boolean {
  return !one.isOurs && !other.isOurs && MARKS.every((mark) => has(one, mark) === has(other, mark));
}

function has({ marks }: Run, mark: Mark): boolean {
  return marks.includes(mark);
}

/** Spaces go outside of marks, where Markdown wants them. */
function partsOf(runs: readonly Run[]): Part[] {
  const parts: Part[] = [];
  const open: Mark[] = [];
  let isSpaced = false;
  for (const run of runs) {
    const words = run.text.trim();
    isSpaced ||= run.text.startsWith(" ");
    if (words === "") continue;
    push(parts, closing(open, run), true);
    if (isSpaced && parts.length > 0) push(parts, " ", false);
    push(parts, opening(open, run), true);
    if (has(run, "code")) push(parts, SIGNS.code, true);
    push(parts, words, run.isOurs === true);
    if (has(run, "code")) push(parts, SIGNS.code, true);
    isSpaced = run.text.endsWith(" ");
  }
  push(parts, closing(open, { text: "", marks: [] }), true);
  return parts;
}

function push(parts: Part[], text: string, isOurs: boolean): void {
  const last = parts.at(-1);
  if (last?.isOurs === isOurs) last.text += text;
  else if (text !== "") parts.push({ text, isOurs });
}

/** Those that the next run has not, and those that were opened within them. */
function closing(open: Mark[], next: Run): string {
  const first = open.findIndex((mark) => !has(next, mark));
  if (first === -1) return "";
  return open
    .splice(first)
    .reverse()
    .map((mark) => SIGNS[mark])
    .join("");
}

function opening(open: Mark[], run: Run): string {
  const fresh = MARKS.filter((mark) => mark !== "code" && has(run, mark) && !open.includes(mark));
  open.push(...fresh);
  return fresh.map((mark) => SIGNS[mark]).join("");
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0);
}

/** Text is cut before it is made inert. */
function cutRuns(runs: readonly SeenRun[], most: number): SeenRun[] {
  const kept: SeenRun[] = [];
  let left = most;
  for (const run of runs) {
    const around = run.marks.reduce((sum, mark) => sum + 2 * SIGNS[mark].length, 0);
    if (run.text.length + around >= left) return [...kept, ...cutRun(run, left, around)];
    kept.push(run);
    left -= run.text.length + around;
  }
  return kept;
}

function cutRun(run: SeenRun, left: number, around: number): SeenRun[] {
  if (left < 1) return [];
  if (run.isOurs || left <= around) return [{ text: "…", marks: [], isAltered: false }];
  return [{ ...run, text: cutTo(`${run.text}…`, left - around) }];
}
