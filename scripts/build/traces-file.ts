/**
 * What the last build into a folder left for the next. Its first lines hold all that a build remembered; each
 * other one what the next remembered otherwise, so that a build that changes little writes little.
 */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { crc32 } from "node:zlib";
import {
  type BuildTraces,
  type Entries,
  type Said,
  TABLES,
  type TraceChanges,
  tablesOf,
  tracesOf,
  withoutUnused,
  withTraceChanges,
} from "../../site/plan/build-traces.ts";
import { statOf } from "../../site/plan/file-stamp.mjs";
import { lineAt, partsOf, type StoredLines, storedLines } from "../../site/plan/stored-lines.ts";
import {
  asciiJson,
  type Changes,
  entriesOf,
  linesOf,
  type Table,
  tableOf,
} from "../../site/plan/table.ts";
import { collectGarbage } from "./small-heap.ts";

export interface ReadTraces {
  traces: BuildTraces;
  /** How many bytes of its file hold all, and how many changes of that. */
  size: { whole: number; changes: number };
}

/** Changes are read line by line, each time: from a part of the whole on, that is written again. */
const WORTH_THE_WHOLE = 1 / 4;

/** Of the form that all this is written in: what an older program left in another tells nothing. */
const VERSION = 3;

/** The first line of all; after it come what was listed, and the lines of each table. */
interface Head {
  version: typeof VERSION;
  said: Said;
  /** Bytes of each, in their order. */
  sizes: readonly number[];
}

/** In the repository, where git does not see it; each output folder has its own. */
export function tracesFile(root: string, output: string): string {
  const name = createHash("sha256").update(relative(root, output)).digest("hex");
  return join(root, ".stet/builds", `${name.slice(0, 12)}.json`);
}

/** Null where there are none, or none that are whole: all is read and made anew then. */
export function readTraces(file: string): ReadTraces | null {
  const lines = storedLines({ file, begin: 0, length: sizeOf(file) });
  const whole = readWhole(lines);
  if (whole === null) return null;
  let { traces } = whole;
  for (let at = whole.size; at < lines.length; ) {
    const line = lineAt(lines, at);
    const changes = readChanges(line);
    // Cut short by a full disk. What came after the build before is unlike what that left, and made anew.
    if (changes === null) return { traces, size: { whole: 0, changes: lines.length } };
    traces = withTraceChanges(traces, changes);
    at += line.length;
  }
  return { traces, size: { whole: whole.size, changes: lines.length - whole.size } };
}

/**
 * Reads them now, for whoever has the time, and parses what every build looks at as a whole; asked for later, they
 * are read again where they have changed.
 */
export function tracesAhead(file: string): typeof readTraces {
  const before = statOf(file);
  const ahead = parsedAhead(readTraces(file));
  return () => {
    const now = statOf(file);
    const isSame = now?.size === before?.size && now?.mtimeMs === before?.mtimeMs;
    return isSame ? ahead : readTraces(file);
  };
}

function parsedAhead(read: ReadTraces | null): ReadTraces | null {
  if (read === null) return null;
  const { tables, ...others } = read.traces;
  const ahead = {
    inputs: tableOf(entriesOf(tables.inputs)),
    posts: tableOf(entriesOf(tables.posts)),
    threads: tableOf(entriesOf(tables.threads)),
  };
  return { traces: { ...others, tables: { ...tables, ...ahead } }, size: read.size };
}

/** `last` is what this file holds; null where it is to be forgotten. */
export function writeTraces(file: string, changes: TraceChanges, last: ReadTraces | null): void {
  const line = last === null ? "" : changesLine(changes);
  const { whole, changes: others } = last?.size ?? { whole: 0, changes: 0 };
  if (last !== null && others + line.length < whole * WORTH_THE_WHOLE) {
    appendFileSync(file, line, "latin1");
    return;
  }
  const next = last === null ? tracesOf(changes) : withTraceChanges(last.traces, changes);
  mkdirSync(dirname(file), { recursive: true });
  collectGarbage();
  writeWhole(`${file}.tmp`, withoutUnused(next));
  renameSync(`${file}.tmp`, file);
}

/** Where nobody can say what of it is still so. */
export function forgetTraces(file: string): void {
  rmSync(file, { force: true });
}

/** Nothing can be read of what is no file. */
function sizeOf(path: string): number {
  const found = statOf(path);
  return found?.isFile() ? found.size : 0;
}

/** Under its digest: so it is known that all is as a build wrote it, without a look at each part. */
function writeWhole(file: string, { said, listed, tables }: BuildTraces): void {
  const text = <T extends keyof Entries>(name: T) => linesOf(entriesOf<Entries[T]>(tables[name]));
  // As bytes, one table after the other: as one text they would take more memory than all else.
  const texts = [
    Buffer.from(listed.part(0, listed.length)),
    ...TABLES.map((name) => Buffer.from(text(name), "latin1")),
  ];
  const sizes = texts.map(({ length }) => length);
  const head = Buffer.from(`${asciiJson({ version: VERSION, said, sizes })}\n`, "latin1");
  const digest = [head, ...texts].reduce((sum, part) => crc32(part, sum), 0);
  const opened = openSync(file, "w");
  try {
    writeFileSync(opened, `${digest.toString(16)} `);
    for (const part of [head, ...texts]) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}

function readWhole(lines: StoredLines): { traces: BuildTraces; size: number } | null {
  const first = lineAt(lines, 0);
  const [space, start] = [first.indexOf(" ") + 1, first.length];
  const signature = first.toString("latin1", 0, space - 1);
  const head = headIn(first.subarray(space));
  if (head === null) return null;
  const size = head.sizes.reduce((sum, each) => sum + each, start);
  if (size > lines.length || checksum(lines, space, size) !== signature) return null;
  const section = (at: number) => {
    const begin = head.sizes.slice(0, at).reduce((sum, each) => sum + each, start);
    return storedLines({ file: lines.file, begin, length: head.sizes[at] ?? 0 });
  };
  const table = <T extends keyof Entries>(name: T): Table<Entries[T]> => {
    return { lines: section(1 + TABLES.indexOf(name)), changes: new Map() };
  };
  return { traces: { said: head.said, listed: section(0), tables: tablesOf(table) }, size };
}

function checksum({ file }: StoredLines, begin: number, end: number): string {
  const signed = storedLines({ file, begin, length: end - begin });
  let sum = 0;
  for (const part of partsOf(signed)) sum = crc32(part, sum);
  return sum.toString(16);
}

/** Null also of what no build has written: its digest is looked at after this, which says how long all is. */
function headIn(line: Buffer): Head | null {
  try {
    const head = JSON.parse(line.toString("latin1"));
    return head.version === VERSION && Array.isArray(head.sizes) ? head : null;
  } catch {
    return null;
  }
}

function changesLine({ said, tables }: TraceChanges): string {
  const objects = TABLES.map((name) => [name, Object.fromEntries<unknown>(tables[name])]);
  return signed(`${asciiJson({ said, tables: Object.fromEntries(objects) })}\n`);
}

function readChanges(line: Buffer): TraceChanges | null {
  if (!isAsSigned(line)) return null;
  const { said, tables } = JSON.parse(line.subarray(line.indexOf(" ")).toString("latin1"));
  const changes = <T>(table: Record<string, T | null>): Changes<T> =>
    new Map(Object.entries(table));
  return {
    said,
    listed: null,
    tables: {
      inputs: changes(tables.inputs),
      facts: changes(tables.facts),
      pages: changes(tables.pages),
      files: changes(tables.files),
      stamps: changes(tables.stamps),
      posts: changes(tables.posts),
      threads: changes(tables.threads),
      pictures: changes(tables.pictures),
    },
  };
}

function signed(text: string): string {
  return `${digest(text)} ${text}`;
}

function isAsSigned(bytes: Buffer): boolean {
  const space = Math.max(0, bytes.indexOf(" "));
  // As bytes: to make them of a long string again takes as long as all else.
  return bytes.toString("latin1", 0, space) === digest(bytes.subarray(space + 1));
}

/** Of what a full disk or a power cut leaves no other is looked for: a checksum, in a tenth of the time. */
function digest(text: string | Buffer): string {
  return crc32(text).toString(16);
}
