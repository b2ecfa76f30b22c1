/** Reads the lines of a file one by one: never more of it is in memory than one of them. */
import { createReadStream } from "node:fs";
import { BadFile } from "../../../comments/bad-file.ts";

const LINE_FEED = 0x0a;
const CHUNK_BYTES = 2 ** 18;
/** A thread of 100,000 comments has 60 MB; V8 makes no text longer than twice this. */
const LONGEST = 2 ** 28;

export interface Line {
  text: string;
  /** From 1. */
  number: number;
}

/**
 * Not by `node:readline`, for which U+2028 ends a line too. Throws `BadFile` where a line is too long, or not
 * UTF-8. `onBytes` is told how much has been read.
 */
export async function* linesOf(
  path: string,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length > LONGEST) throw badLine(path, number + 1, "is longer than any that is read here");
  };
  const line = (): Line => {
    number += 1;
    const bytes = Buffer.concat(parts);
    parts = [];
    length = 0;
    return { text: decodedBy(decoder, bytes, () => badLine(path, number, "not UTF-8")), number };
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    add(chunk.subarray(from));
    onBytes(chunk.length);
  }
  if (length > 0) yield line();
}

export function badLine(path: string, number: number, message: string): BadFile {
  return new BadFile(path, [{ field: `line ${number}`, message }]);
}

function decodedBy(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Buffer,
  problem: () => BadFile,
): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw problem();
  }
}
