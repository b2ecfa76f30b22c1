/**
 * Lines of text that stay in their file and are looked at part by part, in the same memory again and again: fresh
 * memory for all of a large file takes ten times as long as to read it.
 */
import { closeSync, openSync, readSync } from "node:fs";

/** Where they are: in this file, from one byte on. */
export interface LinesPlace {
  file: string;
  begin: number;
  /** In bytes; each line has its end. */
  length: number;
}

export interface StoredLines extends LinesPlace {
  /** Bytes of it, from one to another, as they are until others are asked for. */
  part: (begin: number, end: number) => Buffer;
}

export function storedLines(place: LinesPlace): StoredLines {
  let memory: Buffer = Buffer.alloc(0);
  let held = { begin: 0, bytes: memory };
  let ahead = 0;
  const hold = (begin: number, end: number) => {
    const length = end - begin;
    if (memory.length < length) memory = Buffer.allocUnsafeSlow(length);
    held = { begin, bytes: readInto(memory.subarray(0, length), place, begin) };
  };
  const part = (begin: number, end: number) => {
    if (begin < held.begin || end > held.begin + held.bytes.length) {
      if (end - begin < READ_AHEAD) ahead += READ_AHEAD;
      // Who looks for so many lines has all of them, once and for all.
      if (ahead > place.length) hold(0, place.length);
      else hold(begin, Math.min(Math.max(end, begin + READ_AHEAD), place.length));
    }
    return held.bytes.subarray(begin - held.begin, end - held.begin);
  };
  return { ...place, part };
}

export const NO_LINES = storedLines({ file: "", begin: 0, length: 0 });

/** The same of what is in memory already. */
export function heldLines(bytes: Buffer): StoredLines {
  return {
    file: "",
    begin: 0,
    length: bytes.length,
    part: (begin, end) => bytes.subarray(begin, end),
  };
}

/** In bytes: as much as costs no more than to ask for it. */
const READ_AHEAD = 2 ** 13;
const PART_BYTES = 2 ** 16;

/** All of them, many at a time. */
export function* partsOf(lines: StoredLines): Generator<Buffer> {
  for (let [at, size] = [0, PART_BYTES]; at < lines.length; ) {
    const bytes = lines.part(at, Math.min(at + size, lines.length));
    const isLast = at + size >= lines.length;
    const length = isLast ? bytes.length : bytes.lastIndexOf("\n") + 1;
    if (length > 0) yield bytes.subarray(0, length);
    else size *= 2;
    at += length;
  }
}

/**
 * Where the first line begins that does not come before `start`: looked for where the halves of what is left meet. Of
 * each line so many bytes are `skipped`, and the lines are in the order of what comes after them.
 */
export function placeOf(lines: StoredLines, start: Buffer, skipped = 0): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const line = startOfLine(lines, (low + high) >> 1);
    const from = line + skipped;
    const begin = lines.part(from, Math.min(from + start.length, lines.length));
    if (begin.compare(start) < 0) low = endOfLine(lines, line);
    else high = line;
  }
  return low;
}

/** The one that begins there. */
export function lineAt(lines: StoredLines, begin: number): Buffer {
  return lines.part(begin, endOfLine(lines, begin));
}

function startOfLine(lines: StoredLines, at: number): number {
  for (let size = READ_AHEAD / 4; ; size *= 2) {
    const begin = Math.max(0, at - size);
    const end = lines.part(begin, at).lastIndexOf("\n");
    if (end !== -1) return begin + end + 1;
    if (begin === 0) return 0;
  }
}

function endOfLine(lines: StoredLines, at: number): number {
  for (let size = READ_AHEAD / 2; ; size *= 2) {
    const end = lines.part(at, Math.min(at + size, lines.length)).indexOf("\n");
    if (end !== -1) return at + end + 1;
    if (at + size >= lines.length) return lines.length;
  }
}

function readInto(memory: Buffer, { file, begin }: LinesPlace, at: number): Buffer {
  const opened = openSync(file, "r");
  try {
    const count = readSync(opened, memory, 0, memory.length, begin + at);
    if (count < memory.length) throw new Error(`${file} was cut short while it was read.`);
    return memory;
  } finally {
    closeSync(opened);
  }
}
