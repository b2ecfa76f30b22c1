/**
 * Many entries by name, left as the lines that they are written in: who looks for one parses that one, and who
 * looks for none parses nothing.
 */
import { lineAt, NO_LINES, partsOf, placeOf, type StoredLines } from "./stored-lines.ts";

export interface Table<T extends NonNullable<unknown>> {
  /**
   * JSON in letters of ASCII, a line for each entry, `["name",value],`, in the order of its bytes. Not as one
   * object: to make one of thousands of names takes twice as long.
   */
  lines: StoredLines;
  /** What has changed since. */
  changes: Changes<T>;
}

/** By name; null where there is none any more. */
export type Changes<T> = ReadonlyMap<string, T | null>;

export function tableOf<T extends NonNullable<unknown>>(entries: Changes<T>): Table<T> {
  return { lines: NO_LINES, changes: entries };
}

/** Null where there is none of this name. */
export function entryOf<T extends NonNullable<unknown>>(
  { lines, changes }: Table<T>,
  name: string,
): T | null {
  const changed = changes.get(name);
  if (changed !== undefined) return changed;
  const start = Buffer.from(`[${asciiJson(name)},`, "latin1");
  const place = placeOf(lines, start);
  if (place === lines.length) return null;
  const line = lineAt(lines, place);
  if (!isAt(line, start)) return null;
  const [entry] = parsedIn<T>(line);
  return entry?.[1] ?? null;
}

export function entriesOf<T extends NonNullable<unknown>>(table: Table<T>): Map<string, T> {
  return entriesAs(table, (value) => value);
}

/** What is made of each as soon as it is parsed: what does not live on costs little. */
export function entriesAs<T extends NonNullable<unknown>, R>(
  { lines, changes }: Table<T>,
  make: (value: T, name: string) => R,
): Map<string, R> {
  const entries = new Map<string, R>();
  for (const [name, value] of parsed<T>(lines)) entries.set(name, make(value, name));
  return changed(entries, changes, make);
}

/** The same of a table of texts, which are cut out of its lines: that takes a third of the time. */
export function textsOf({ lines, changes }: Table<string>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const part of partsOf(lines)) {
    for (const line of part.toString("latin1").split("\n").slice(0, -1)) {
      // Where nothing is escaped, this stands between the two first of all.
      const middle = line.indexOf('","', '["'.length);
      const [name, text]: [string, string] = line.includes("\\")
        ? JSON.parse(line.slice(0, -1))
        : [line.slice('["'.length, middle), line.slice(middle + 3, -'"],'.length)];
      texts.set(name, text);
    }
  }
  return changed(texts, changes, (text) => text);
}

function changed<T extends NonNullable<unknown>, R>(
  entries: Map<string, R>,
  changes: Changes<T>,
  make: (value: T, name: string) => R,
): Map<string, R> {
  for (const [name, value] of changes) {
    if (value === null) entries.delete(name);
    else entries.set(name, make(value, name));
  }
  return entries;
}

export function namesOf<T extends NonNullable<unknown>>(table: Table<T>): string[] {
  return [...entriesOf(table).keys()];
}

/** Those of the entries with these names that there are. */
export function chosen<T extends NonNullable<unknown>>(
  table: Table<T>,
  names: readonly string[],
): Map<string, T> {
  return new Map(
    names.flatMap((name) => {
      const value = entryOf(table, name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** Names that begin so. */
export function namesFrom<T extends NonNullable<unknown>>(
  { lines, changes }: Table<T>,
  begin: string,
): Set<string> {
  const found = new Set<string>();
  const start = Buffer.from(`[${asciiJson(begin).slice(0, -1)}`, "latin1");
  let place = placeOf(lines, start);
  while (place < lines.length) {
    const line = lineAt(lines, place);
    if (!isAt(line, start)) break;
    place += line.length;
    for (const [name] of parsedIn(line)) found.add(name);
  }
  for (const [name, value] of changes) {
    if (value === null) found.delete(name);
    else if (name.startsWith(begin)) found.add(name);
  }
  return found;
}

/** Those of entries whose value holds one of these texts. */
export function namesHolding<T extends NonNullable<unknown>>(
  { lines, changes }: Table<T>,
  texts: readonly string[],
): Set<string> {
  const found = new Set<string>();
  const wanted = texts.map(asciiJson);
  for (const part of partsOf(lines)) {
    for (const text of wanted) {
      for (let at = part.indexOf(text); at !== -1; ) {
        const [start, end] = [part.lastIndexOf("\n", at) + 1, part.indexOf("\n", at) + 1];
        for (const [name] of parsedIn(part.subarray(start, end))) found.add(name);
        at = part.indexOf(text, end);
      }
    }
  }
  for (const [name, value] of changes) {
    found.delete(name);
    const written = asciiJson(value);
    if (wanted.some((text) => written.includes(text))) found.add(name);
  }
  return found;
}

export function withChanges<T extends NonNullable<unknown>>(
  { lines, changes }: Table<T>,
  more: Changes<T>,
): Table<T> {
  return { lines, changes: new Map([...changes, ...more]) };
}

/** What has to change so that `before` becomes `now`. */
export function changesBetween<T extends NonNullable<unknown>>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isSame: (before: T, after: T) => boolean = Object.is,
): Map<string, T | null> {
  const changes = new Map<string, T | null>();
  let staying = 0;
  for (const [name, value] of now) {
    const known = before.get(name);
    if (known !== undefined) staying += 1;
    if (known === undefined || !isSame(known, value)) changes.set(name, value);
  }
  // Most often none is gone, and none is looked for.
  if (staying < before.size)
    for (const name of before.keys()) if (!now.has(name)) changes.set(name, null);
  return changes;
}

/** The lines of a table that has these entries, and no changes. */
export function linesOf(entries: ReadonlyMap<string, NonNullable<unknown>>): string {
  const lines = [...entries].map((entry) => `${asciiJson(entry)},\n`);
  return lines.sort().join("");
}

function isAt(line: Buffer, start: Buffer): boolean {
  return line.subarray(0, start.length).equals(start);
}

/** Many at a time, and not all: what is parsed together stays in memory together, and is moved there more than once. */
function* parsed<T>(lines: StoredLines): Generator<[name: string, value: T]> {
  for (const part of partsOf(lines)) yield* parsedIn<T>(part);
}

function parsedIn<T>(lines: Buffer): [name: string, value: T][] {
  return JSON.parse(`[${lines.toString("latin1", 0, lines.length - ",\n".length)}]`);
}

/** A single letter of another script would double what a text takes in memory, and the time to read it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
