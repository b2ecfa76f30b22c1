/** The durable steps of a program, as with-steps.ts writes them down, one JSON line each. */
import { existsSync, readFileSync } from "node:fs";

/** `started`: the git that was begun has its input, and goes on by itself. */
export type Moment = "begin" | "started" | "end";

export interface StepEvent {
  moment: Moment;
  /** Such as `fsync file`, `rename`, `git update-ref`, `answer 303`. */
  kind: string;
  /** A file, a folder, or what was asked for. */
  path: string;
  /** The second path of a rename or a link. */
  to?: string;
  /** Of the comments that were written, or of the one that was answered. */
  ids?: readonly string[];
}

/** The environment variables that tell a program what to do about its steps. */
export const STEPS_FILE = "STEPS_FILE";
export const KILL_AT = "STEPS_KILL_AT";

/** All since the program was told to count anew, or since its start. */
export function readSteps(file: string): StepEvent[] {
  const lines = linesOf(file);
  return eventsIn(lines.slice(lines.lastIndexOf(COUNT_ANEW) + 1));
}

/** All since its start. */
export function readAllSteps(file: string): StepEvent[] {
  return eventsIn(linesOf(file));
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
}

function eventsIn(lines: readonly string[]): StepEvent[] {
  return lines.filter((line) => line.endsWith("}")).map((line): StepEvent => JSON.parse(line));
}

/** Stands in the file where counting began anew. */
export const COUNT_ANEW = "--";

/**
 * The step event at which a program is killed: its number from 1, a pattern that it is the first to fit,
 * such as `^after write \\S*\.json`, or its number among those of its kind. What a service does side by
 * side comes in any order, and one life takes a few steps more than another.
 */
export type KillPoint = number | string | NthOfKind;

export interface NthOfKind {
  /** Such as `after rename`. */
  kind: string;
  /** From 1. */
  nth: number;
}

/** Where a life is to be killed that does the same: `at` is from 0. */
export function pointAt(events: readonly StepEvent[], at: number): NthOfKind {
  const kind = whereKilled(events.slice(0, at + 1));
  return { kind, nth: events.slice(0, at + 1).filter((event) => isOfKind(event, kind)).length };
}

function isOfKind(event: StepEvent, kind: string): boolean {
  return whereKilled([event]) === kind;
}

/** Is asked of one step event after the other whether this is the point. */
export function killerAt(point: KillPoint): (event: StepEvent) => boolean {
  if (typeof point === "string") {
    const pattern = new RegExp(point);
    return (event) => pattern.test(inWords(event));
  }
  const [kind, nth] = typeof point === "number" ? [null, point] : [point.kind, point.nth];
  let count = 0;
  return (event) => {
    if (kind !== null && !isOfKind(event, kind)) return false;
    count += 1;
    return count === nth;
  };
}

/** Such as `after rename FROM TO`, or `after write FILE ID,ID`. */
function inWords(event: StepEvent): string {
  const { path, to, ids } = event;
  return [whereKilled([event]), path, to, ids?.join()]
    .filter((word) => word !== undefined)
    .join(" ");
}

/** Chooses among events at which to kill. */
export type StepChoice = (events: readonly StepEvent[]) => readonly KillPoint[];

/** All of them, save where one step has ended and nothing was done until the next begins. */
export const everyBoundary = (events: readonly StepEvent[]): readonly NthOfKind[] =>
  events.flatMap(({ moment }, at) =>
    moment === "end" && events[at + 1]?.moment === "begin" ? [] : pointAt(events, at),
  );

/** Those up to the last answer. */
export const untilAnswered = (events: readonly StepEvent[]): readonly NthOfKind[] =>
  everyBoundary(
    events.slice(0, events.findLastIndex(({ kind }) => kind.startsWith("answer ")) + 1),
  );

/** What a reader calls the step: locks apart from other files, removing as cleaning up. */
export function nameOf({ kind, path, to = path }: StepEvent): string {
  if (/\.sock$|\.lock(?:\.|$)/.test(to)) return "lock";
  return kind === "remove" ? "clean-up" : kind;
}

/** Where in its steps a program was when it was killed. */
export function whereKilled(events: readonly StepEvent[]): string {
  const last = events.at(-1);
  if (last === undefined) return "before any step";
  return `${WHEN[last.moment]} ${nameOf(last)}`;
}

const WHEN: Readonly<Record<Moment, string>> = {
  begin: "beginning",
  started: "during",
  end: "after",
};
