/**
 * Many entries by name, kept as the text that they were read from: who looks for one parses that one, and who
 * looks for none parses nothing. Pure.
 */

export interface Table<T extends NonNullable<unknown>> {
  /**
   * JSON in letters of ASCII, a line for each entry, `["name",value],`, in the order of its bytes. Not as one
   * object: to make one of thousands of names takes twice as long.
   */
  lines: Buffer;
  /** What has changed since. */
  changes: Changes<T>;
}

/** By name; null where there is none any more. */
export type Changes<T> = ReadonlyMap<string, T | null>;

export function tableOf<T extends NonNullable<unknown>>(entries: Changes<T>): Table<T> {
  return { lines: Buffer.alloc(0), changes: entries };
}

/** Null where there is none of this name. */
export function entryOf<T extends NonNullable<unknown>>(table: Table<T>, name: string): T | null {
  const changed = table.changes.get(name);
  if (changed !== undefined) return changed;
  const line = lineOf(table.lines, name);
  const [entry] = line === null ? [] : parsed<T>(line);
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
  for (const line of lines.toString("latin1").split("\n").slice(0, -1)) {
    // Where nothing is escaped, this stands between the two first of all.
    const middle = line.indexOf('","', '["'.length);
    const [name, text]: [string, string] = line.includes("\\")
      ? JSON.parse(line.slice(0, -1))
      : [line.slice('["'.length, middle), line.slice(middle + 3, -'"],'.length)];
    texts.set(name, text);
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
  const start = `[${asciiJson(begin).slice(0, -1)}`;
  for (let at = lines.indexOf(start); at !== -1; ) {
    const end = endOfLine(lines, at);
    if (at === startOfLine(lines, at))
      for (const [name] of parsed(lines.subarray(at, end))) found.add(name);
    at = lines.indexOf(start, end);
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
  for (const text of texts) {
    const wanted = asciiJson(text);
    for (let at = lines.indexOf(wanted); at !== -1; ) {
      const [start, end] = [startOfLine(lines, at), endOfLine(lines, at)];
      for (const [name] of parsed(lines.subarray(start, end))) found.add(name);
      at = lines.indexOf(wanted, end);
    }
  }
  for (const [name, value] of changes) {
    found.delete(name);
    const written = asciiJson(value);
    if (texts.some((text) => written.includes(asciiJson(text)))) found.add(name);
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

/** Of an entry, looked for where the halves of what is left meet. */
function lineOf(lines: Buffer, name: string): Buffer | null {
  const start = Buffer.from(`[${asciiJson(name)},`, "latin1");
  for (let [low, high] = [0, lines.length]; low < high; ) {
    const line = startOfLine(lines, (low + high) >> 1);
    const end = endOfLine(lines, line);
    const order = lines.compare(start, 0, start.length, line, Math.min(line + start.length, end));
    if (order === 0) return lines.subarray(line, end);
    if (order < 0) low = end;
    else high = line;
  }
  return null;
}

function startOfLine(lines: Buffer, at: number): number {
  return at === 0 ? 0 : lines.lastIndexOf("\n", at - 1) + 1;
}

function endOfLine(lines: Buffer, at: number): number {
  return lines.indexOf("\n", at) + 1;
}

/** Many at a time, and not all: what is parsed together stays in memory together, and is moved there more than once. */
const PARSED_BYTES = 2 ** 16;

function* parsed<T>(lines: Buffer): Generator<[name: string, value: T]> {
  for (let at = 0; at < lines.length; ) {
    const end = endOfLine(lines, at + PARSED_BYTES) || lines.length;
    yield* JSON.parse(`[${lines.toString("latin1", at, end - ",\n".length)}]`);
    at = end;
  }
}

/** A single letter of another script would double what a text takes in memory, and the time to read it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
