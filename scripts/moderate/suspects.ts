/** Suspected spam, all of it at once: what a moderator is shown of it, and what they may answer. */
import { extractOf } from "../../comments/review/extract.ts";
import { visibleLine } from "../terminal-text.ts";
import type { Waiting } from "./waiting.ts";

/** Nobody looks through a longer list; what is beyond comes after it. */
export const MOST_AT_ONCE = 100;

export interface SuspectsAnswer {
  /** Ids of those that may be none: they are shown as any other. */
  keep: readonly string[];
  /** Ids of those that are spam. What is in neither goes on waiting. */
  spam: readonly string[];
}

/** Suspects with the fewest reasons come first: they are the likeliest to be none. */
export function parted(all: readonly Waiting[]): { clear: Waiting[]; suspected: Waiting[] } {
  return {
    clear: all.filter(({ suspicions }) => suspicions.length === 0),
    suspected: all
      .filter(({ suspicions }) => suspicions.length > 0)
      .sort((a, b) => a.suspicions.length - b.suspicions.length),
  };
}

/** A numbered list; `of` is how many there are in all. */
export function suspectsAsText(suspects: readonly Waiting[], of: number): string {
  const count = suspects.length < of ? `${suspects.length} of ${of}` : `${of}`;
  const width = String(suspects.length).length;
  const lines = suspects.flatMap((suspect, at) => [
    `${String(at + 1).padStart(width + 2)}  ${lineOf(suspect)}`,
    `${" ".repeat(width + 4)}${reasonsOf(suspect)}`,
  ]);
  return [`Looks like spam: ${count}`, ...lines].join("\n");
}

/** One line each, by the id that decides on it; nobody reads the whole of a flood. */
export function suspectsInLines(suspects: readonly Waiting[]): string {
  const lines = suspects.map((one) => `  ${one.id}  ${lineOf(one)} (${reasonsOf(one)})`);
  return [`Looks like spam: ${suspects.length}`, ...lines].join("\n");
}

/** Numbers are kept, `a` is all others, nothing leaves them all; null where it is anything else. */
export function suspectsAnswer(typed: string, suspects: readonly Waiting[]): SuspectsAnswer | null {
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const isRestSpam = words.includes("a");
  const keep = words
    .filter((word) => word !== "a")
    .map((word) => (/^\d+$/.test(word) ? suspects[Number(word) - 1]?.id : undefined));
  if (!keep.every((id) => id !== undefined)) return null;
  const ids = suspects.map(({ id }) => id);
  return {
    keep: ids.filter((id) => keep.includes(id)),
    spam: isRestSpam ? ids.filter((id) => !keep.includes(id)) : [],
  };
}

function lineOf({ id, comments }: Waiting): string {
  const [first, ...others] = comments;
  if (first === undefined) return `${id}: no comment in it can be read`;
  const { submission } = first;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `${extractOf(submission, visibleLine(submission.post))}${more}`;
}

function reasonsOf({ suspicions, oddities }: Waiting): string {
  return [...suspicions, ...oddities].map(visibleLine).join("; ");
}
