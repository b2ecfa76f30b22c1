/** What a stranger typed, so that no git host takes any of it for markup, a reference or a command. */
import { cleanText } from "../typed-text.ts";

/**
 * What hosts act on, in Markdown and in the commit message that a squash makes of it: each of these
 * characters is shown by its full-width twin, which no host knows. GitHub wraps such a message after
 * 72 characters, so what counts at the beginning of a line there can stand anywhere in ours.
 */
const ACTED_ON: readonly (readonly [what: string, where: RegExp])[] = [
  ["mentions, issues, labels, math, HTML, links, tables, [skip ci]", /[@#$~^*`<>[\]{}|\\]/g],
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
const INDENT = { space: "\u3000", columns: 2, most: 20 };

/** One line: white space is single spaces, and nothing of it is acted on. */
export function inertLine(typed: string): string {
  return inert(visible(typed));
}

/** As {@link inertLine}, begun by wide spaces where the line is indented; never longer than it was. */
export function inertIndented(line: string): string {
  return indentOf(line) + inertLine(line);
}

/** False where {@link inertLine} shows anything but spaces differently from how it was typed. */
export function isInert(line: string): boolean {
  return inertLine(line) === line.replace(SPACES, " ").trim();
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

function visible(typed: string): string {
  return cleanText(typed.replace(SPACES, " "))
    .replace(UNSEEN, "")
    .replace(PILED_MARKS, "$1")
    .replace(SPACES, " ")
    .trim();
}

function isSeen(line: string): boolean {
  return /\S/.test(line) && visible(line) !== "";
}

/** Code keeps its shape, and nobody can push text out of sight. */
function indentOf(line: string): string {
  const blank = /^[ \t]*/.exec(line)?.[0] ?? "";
  const columns = blank.replaceAll("\t", "  ").length;
  return INDENT.space.repeat(Math.floor(Math.min(columns, INDENT.most) / INDENT.columns));
}
