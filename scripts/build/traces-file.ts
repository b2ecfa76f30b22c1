/**
 * What the last build into a folder left for the next. The first line holds all that a build remembered;
 * each other one what the next remembered otherwise, so that a build that changes little writes little.
 */
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { BuildTraces } from "../../site/plan/build-traces.ts";
import { statOf } from "../../site/plan/file-stamp.ts";
import {
  changesOf,
  type OwnTraces,
  type TraceChanges,
  withChanges,
  withoutUnused,
} from "../../site/plan/trace-changes.ts";

export interface ReadTraces {
  traces: BuildTraces;
  /** How many bytes of its file hold all, and how many changes of that. */
  size: { whole: number; changes: number };
}

/** Changes are read line by line, each time: from a part of the whole on, that is written again. */
const WORTH_THE_WHOLE = 1 / 4;

/** In the repository, where git does not see it; each output folder has its own. */
export function tracesFile(root: string, output: string): string {
  return join(root, ".stet/builds", `${digest(relative(root, output)).slice(0, 12)}.json`);
}

/** Null where there are none, or none that are whole: all is read and made anew then. */
export function readTraces(file: string): ReadTraces | null {
  const bytes = bytesOf(file);
  const end = bytes.indexOf("\n") + 1;
  const whole = said<OwnTraces>(bytes.subarray(0, end));
  if (whole === null) return null;
  let traces = whole;
  for (const line of linesOf(bytes.subarray(end))) {
    const changes = said<TraceChanges>(line);
    // Cut short by a full disk. What came after the build before is unlike what that left, and made anew.
    if (changes === null) return { traces, size: { whole: 0, changes: bytes.length } };
    traces = withChanges(traces, changes);
  }
  return { traces, size: { whole: end, changes: bytes.length - end } };
}

/** Reads them now, for whoever has the time; asked for later, they are read again where they have changed. */
export function tracesAhead(file: string): typeof readTraces {
  const before = statOf(file);
  const traces = readTraces(file);
  return () => {
    const now = statOf(file);
    const isSame = now?.size === before?.size && now?.mtimeMs === before?.mtimeMs;
    return isSame ? traces : readTraces(file);
  };
}

/** `last` is what this file holds; null where it is to be forgotten. */
export function writeTraces(file: string, next: BuildTraces, last: ReadTraces | null): void {
  const changes = last === null ? null : changesOf(last.traces, next);
  const line = changes === null ? "" : lineOf(changes);
  const { whole, changes: others } = last?.size ?? { whole: 0, changes: 0 };
  if (changes !== null && others + line.length < whole * WORTH_THE_WHOLE) {
    appendFileSync(file, line);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, lineOf(withoutUnused(next)));
  renameSync(`${file}.tmp`, file);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Each with its end, which the last may lack. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\n", at) + 1 || bytes.length;
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

/** Under its digest: so it is known that it is as a build wrote it, without a look at each part. */
function lineOf(said: BuildTraces | TraceChanges): string {
  const text = `${asciiOf(JSON.stringify(said))}\n`;
  return `${digest(text)} ${text}`;
}

function said<T extends OwnTraces | TraceChanges>(line: Buffer): T | null {
  const space = line.indexOf(" ");
  // As bytes: to make them of a long string again takes as long as all else.
  const text = line.subarray(space + 1);
  const isWhole = digest(text) === line.toString("latin1", 0, Math.max(space, 0));
  return isWhole ? JSON.parse(text.toString("latin1")) : null;
}

/** A single letter of another script would double what the whole takes in memory, and the time to read it. */
function asciiOf(json: string): string {
  return json.replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function digest(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}
