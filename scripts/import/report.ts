/** What an import has to tell: how much came, what did not and why, and what to look at by hand. */
import { counted } from "../counted.ts";
import type { ItemName } from "./origin.ts";
import { LOOK_INTO, wordsFor } from "./reasons.ts";
import { notWritten, reasonsIn, sumOf, type Tally } from "./tally.ts";

export interface Remark {
  file: string;
  remark: string;
}

export interface Report {
  /** Such as `WordPress`. */
  origin: string;
  site: string | null;
  tally: Tally;
  remarks: readonly Remark[];
  /** Posts and threads that are written. */
  files: number;
  /** How many came from the old site, or from others. */
  pictures: number;
}

/** For programs. */
export function reportJson(
  { origin, site, tally, remarks, pictures }: Report,
  isPlan: boolean,
): unknown {
  const { read, written, reported } = tally;
  return {
    version: 1,
    origin,
    site,
    dryRun: isPlan,
    read: { ...read, all: sumOf(read) },
    written: { ...written, all: sumOf(written) },
    reported: { ...Object.fromEntries(reasonsIn(tally)), all: notWritten(tally) },
    pictures,
    notWritten: reported,
    remarks,
  };
}

/** For people. `file` has all of it; null where there is none. */
export function reportLines(
  { origin, site, tally, remarks, pictures }: Report,
  { isPlan, file }: { isPlan: boolean; file: string | null },
): string[] {
  const { read, written, reported } = tally;
  const lookInto = reported.filter(({ reason }) => LOOK_INTO.has(reason));
  return [
    `${origin}${site === null ? "" : `, ${site}`}: ${counted(sumOf(read), "item")} read`,
    ...section(isPlan ? "Would come in" : "Came in", [
      ...linesOf(written),
      ...(pictures === 0 ? [] : [counted(pictures, "picture")]),
    ]),
    ...section(
      "Did not",
      [...reasonsIn(tally)].map(([why, count]) => `${count} ${wordsFor(why)}`),
    ),
    ...section(
      "To look at by hand",
      shortened(
        [
          ...lookInto.map((item) => `${nameOf(item)}: ${wordsFor(item.reason)}`),
          ...remarkLines(remarks),
        ],
        file,
      ),
    ),
    "",
    `${sumOf(read)} read = ${sumOf(written)} written + ${notWritten(tally)} not written`,
  ];
}

/** Of a comment, the title is that of what it is on. Some have neither a number nor a title. */
function nameOf({ what, id, title }: ItemName): string {
  const named = title === "" ? "" : what === "comment" ? `on “${title}”` : `“${title}”`;
  return [what, id, named].filter((part) => part !== "").join(" ");
}

/** What is to be said of several files is said once. */
function remarkLines(remarks: readonly Remark[]): string[] {
  const filesOf = new Map<string, string[]>();
  for (const { file, remark } of remarks) {
    const files = filesOf.get(remark) ?? [];
    filesOf.set(remark, files);
    files.push(file);
  }
  return [...filesOf].map(([remark, files]) => `${namesOf(files)}: ${remark}`);
}

const NAMED = 3;

function namesOf(files: readonly string[]): string {
  const more = files.length - NAMED;
  return files.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

const LISTED = 60;

/** A terminal forgets what stood above. */
function shortened(lines: readonly string[], file: string | null): readonly string[] {
  const more = lines.length - LISTED;
  if (more <= 0) return lines;
  const where = file === null ? ": --report FILE writes them down" : `, in ${file}`;
  return [...lines.slice(0, LISTED), `and ${more} more${where}`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function linesOf(written: Tally["written"]): string[] {
  const lines: [number, string, string][] = [
    [written.post, "post", "posts"],
    [written.page, "page", "pages"],
    [written.comment, "comment", "comments"],
    [written.reply, "reply to them", "replies to them"],
    [written.pingback, "pingback", "pingbacks"],
    [written.trackback, "trackback", "trackbacks"],
    [written.mention, "mention by another site", "mentions by other sites"],
    [written.removed, "place of a removed comment", "places of removed comments"],
    [written.record, "record of an earlier import", "records of earlier imports"],
  ];
  return lines.flatMap(([count, one, many]) => (count === 0 ? [] : counted(count, one, many)));
}
