/** Whether what was received was safe on the disk before an answer said so: a kill alone cannot show it. Pure. */
import { dirname } from "node:path";
import type { StepEvent } from "./steps.ts";

/**
 * A line for each "received" that was said too early. Before it, and after the last one, a file must
 * have been written, fsynced, and given its name in `folder`, and then that folder fsynced, one after
 * the other: an fsync before the last write, or of the folder before the name is there, keeps nothing.
 */
export function saidTooEarly(events: readonly StepEvent[], folder: string): string[] {
  const problems: string[] = [];
  let since = 0;
  events.forEach((event, at) => {
    if (event.moment !== "begin" || !/^answer (?:202|303)$/.test(event.kind)) return;
    const missing = missingBefore(events.slice(since, at), folder);
    if (missing !== null) problems.push(`${event.kind} to ${event.path}: ${missing}`);
    since = at;
  });
  return problems;
}

/** What was not done, or null. */
function missingBefore(events: readonly StepEvent[], folder: string): string | null {
  const named = events.flatMap((event, at) => {
    const isName = event.moment === "end" && /^(?:rename|link|create)$/.test(event.kind);
    const path = event.to ?? event.path;
    return isName && dirname(path) === folder && !path.endsWith(".tmp")
      ? { source: event.path, path, at }
      : [];
  });
  const [last] = named.slice(-1);
  if (last === undefined) return `no file was given a name in ${folder}`;
  const ofFile = ({ path }: StepEvent) => path === last.source || path === last.path;
  const written = events.findLastIndex(
    (event) => event.moment === "end" && event.kind === "write" && ofFile(event),
  );
  if (written < 0) return `${last.path} was not written`;
  const synced = endOfStepAfter(events, written, (event) => isSync(event, "file") && ofFile(event));
  if (synced < 0) return `${last.path} was not fsynced after it was written`;
  if (last.path !== last.source && last.at < synced)
    return `${last.path} was named before its fsync`;
  const kept = endOfStepAfter(
    events,
    last.at,
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
