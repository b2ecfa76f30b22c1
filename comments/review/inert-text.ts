/** What a stranger typed, so that no git host takes any of it for markup, a reference or a command. */
import { cleanPart } from "../typed-text.ts";

/**
 * What hosts act on, in Markdown and in the commit message that a squash makes of it: each of these
 * characters is shown by its full-width twin, which no host knows. GitHub wraps such a message after
 * 72 characters, so what counts at the beginning of a line there can stand anywhere in ours.
 */
const ACTED_ON: readonly (readonly [what: string, where: RegExp])[] = [
  ["mentions, issues, labels, math, HTML, links, tables, [skip ci]", /[@#$~^*`<>[\]{}|\\]/g],
  ["skipped checks, between three stars of ours", /(?<=NO)_(?=CI)/gi],
  ["emphasis: not within a word", /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu],
  ["addresses, emoji and trailers", colonsThatAct()],
  ["merge requests", /!(?=\d)/g],
  ["milestones, epics and entities", /[%&](?!\s)/g],
  ["addresses without a scheme", /(?<=(?<![a-z0-9])www)\.(?!\s)|\/(?=\/)/gi],
  ["quick actions", /(?<!\S)\/(?=\p{L})/gu],
  // GH-1, and the PROJECT-1 of issue trackers elsewhere.
  ["issues by a hyphen", /-(?<=[a-z][a-z0-9_]*-)(?=\d)/gi],
  // `git am` and `git interpret-trailers` end a message there.
  ["the line that ends a message", /-(?=--)/g],
  ["lists, rules and headings", /^[-+=](?=[-+=\s]|$)|(?<=^\d{1,9})[.)](?=\s|$)/g],
];
/** The shortest name of a commit that hosts make a link of has seven digits. */
const COMMIT = /(?<![a-z0-9])[0-9a-f]{7,}(?![a-z0-9])/gi;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
// The empty Braille cell is no white space by category.
const SPACES = /[\t-\r\p{Z}\u2800]+/gu;
/** More marks on one letter than any script needs would lie across the lines above. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** In the place of marks that are ours; of what is typed it can be no part, being unseen. */
const STAND_IN = "\ufdd0";
/** Behind the marks of struck text, the beginning of a label's name. */
const LABEL = /^[\w"?.&-]/;

export interface Part {
  text: string;
  /** Written as it is: it has no letter, digit, space or colon, nor anything that hosts act on. */
  isOurs: boolean;
}

/** One line: white space is single spaces, and nothing of it is acted on. */
export function inertLine(typed: string): string {
  return inertParts([{ text: visiblePart(typed).trim(), isOurs: false }]);
}

/** A line in which marks of ours stand between what was typed. Each part keeps its length, if it can be seen. */
export function inertParts(parts: readonly Part[]): string {
  const ours = parts.filter(({ isOurs }) => isOurs);
  const typed = parts.map((part, at) => (part.isOurs ? STAND_IN : typedPart(part, parts[at - 1])));
  let at = 0;
  return inert(typed.join("")).replaceAll(STAND_IN, () => ours[at++]?.text ?? "");
}

/** What is changed here comes first: whatever follows it is then no longer within a word. */
function typedPart({ text }: Part, before: Part | undefined): string {
  const isStruck = before?.isOurs === true && before.text.endsWith("~");
  return isStruck ? visiblePart(text).replace(LABEL, fullWidth) : visiblePart(text);
}

/** False where {@link inertLine} shows anything but spaces differently from how it was typed. */
export function isInert(line: string): boolean {
  return isSameText(inertLine(line), line);
}

/** True where they differ in white space alone. */
export function isSameText(shown: string, typed: string): boolean {
  return shown.replace(SPACES, "") === typed.replace(SPACES, "");
}

/** One by one, as typed; of lines in which nothing can be seen, one empty line stands between others. */
export function* seenLines(typed: string): Generator<string> {
  let isAfterGap = false;
  let isFirst = true;
  for (const line of typed.split(/\r\n?|\n/)) {
    if (!isSeen(line)) {
      isAfterGap = !isFirst;
      continue;
    }
    if (isAfterGap) yield "";
    yield line;
    isAfterGap = false;
    isFirst = false;
  }
}

/** Unicode has one for each visible character of ASCII, in the same order. */
function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

/** All but those of a time of day, and those after a word in the middle of a line, if it begins no trailer. */
function colonsThatAct(): RegExp {
  const time = String.raw`(?<=(?<![\w-])\d{1,2}:)\d\d[^\w:+-]`;
  const trailers = "changelog|change|suspicion|bug|issue|feat|fix|perf|deps|revert";
  const prose = String.raw`(?<=\s\p{L}+:)(?<!(?:${trailers}):)\s`;
  return new RegExp(`:(?!${time}|${prose})`, "giu");
}

function inert(line: string): string {
  const quiet = ACTED_ON.reduce((text, [, where]) => text.replace(where, fullWidth), line);
  return quiet.replace(COMMIT, (digits) => digits.replace(/(.{6})(.)/g, splitCommit));
}

function splitCommit(_: string, six: string, seventh: string): string {
  return six + fullWidth(seventh);
}

/** What can be seen of a part of a line; white space at its ends stays, as one space. */
export function visiblePart(typed: string): string {
  return cleanPart(typed.replace(SPACES, " "))
    .replace(UNSEEN, "")
    .replace(PILED_MARKS, "$1")
    .replace(SPACES, " ");
}

export function isSeen(line: string): boolean {
  return /\S/.test(line) && visiblePart(line).trim() !== "";
}
