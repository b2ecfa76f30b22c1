/** Whether what was received was safe on the disk before an answer said so: a kill alone cannot show it. Pure. */
import { dirname } from "node:path";
import type { StepEvent } from "./steps.ts";

const RECEIVED = /^answer (?:202|303)$/;

/**
 * A line for each "received" that was said too early. Before it a file with that comment, alone or among
 * others, must have been written, fsynced, and given its name in `folder`, and then that folder fsynced,
 * one after the other: an fsync before the last write, or of the folder before the name is there, keeps
 * nothing. `events` may be those of several lives: what one has begun another may end.
 */
export function saidTooEarly(events: readonly StepEvent[], folder: string): string[] {
  return events.flatMap(({ moment, kind, path, ids = [] }, at) => {
    if (moment !== "begin" || !RECEIVED.test(kind)) return [];
    const [id] = ids;
    const missing =
      id === undefined ? "it has no id" : missingBefore(events.slice(0, at), folder, id);
    return missing === null ? [] : [`${kind} to ${path}: ${missing}`];
  });
}

/** Whether these, of one life, end with several comments in one file, and none of them answered. */
export function isLeftSharing(events: readonly StepEvent[]): boolean {
  const answered = new Set(
    events.flatMap(({ kind, ids = [] }) => (RECEIVED.test(kind) ? ids : [])),
  );
  return events.some(
    ({ kind, ids = [] }) =>
      kind === "write" && ids.length > 1 && !ids.some((id) => answered.has(id)),
  );
}

/** What was not done, or null. */
function missingBefore(events: readonly StepEvent[], folder: string, id: string): string | null {
  const done = (event: StepEvent, kind: RegExp) => event.moment === "end" && kind.test(event.kind);
  const holding = new Set(
    events.flatMap((event) =>
      done(event, /^write$/) && event.ids?.includes(id) ? [event.path] : [],
    ),
  );
  if (holding.size === 0) return `${id} was not written`;
  const named = events.findLastIndex((event) => {
    const { path: source, to = source } = event;
    const isOurs = holding.has(source) || holding.has(to);
    const isName = done(event, /^(?:rename|link|create)$/) && !to.endsWith(".tmp");
    return isOurs && isName && dirname(to) === folder;
  });
  const name = events[named];
  if (name === undefined) return `no file with ${id} was given a name in ${folder}`;
  const { path: source, to: path = source } = name;
  const ofFile = (event: StepEvent) => event.path === source || event.path === path;
  const written = events.findLastIndex((event) => done(event, /^write$/) && ofFile(event));
  const synced = endOfStepAfter(events, written, (event) => isSync(event, "file") && ofFile(event));
  if (synced < 0) return `${path} was not fsynced after it was written`;
  if (path !== source && named < synced) return `${path} was named before its fsync`;
  const kept = endOfStepAfter(
    events,
    named,
    (event) => isSync(event, "folder") && event.path === folder,
  );
  return kept < 0 ? `${folder} was not fsynced after the name was given` : null;
}

function isSync({ kind }: StepEvent, what: "file" | "folder"): boolean {
  return kind === `fsync ${what}`;
}

/** Where a step that was begun after this event has ended; -1 where there is none. */
function endOfStepAfter(
  events: readonly StepEvent[],
  after: number,
  isIt: (event: StepEvent) => boolean,
): number {
  const isAt = (moment: string, from: number) =>
    events.findIndex((event, at) => at > from && event.moment === moment && isIt(event));
  const begun = isAt("begin", after);
  return begun < 0 ? -1 : isAt("end", begun);
}
