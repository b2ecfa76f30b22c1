/** What identifies a post and its thread: a file slug that is safe as a file name everywhere. */
import { z } from "zod";

const MAX_BYTES = 100;
const SHAPE = /^[\p{Ll}\p{Lm}\p{Lo}\p{Nd}_-][\p{Ll}\p{Lm}\p{Lo}\p{M}\p{Nd}._-]*$/u;

// Windows keeps these names for devices, with any ending, and drops a dot at the end.
const NO_FILE_NAME = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\.|$)|\.$/;

/** Lower-case letters and digits of any script, `-`, `_`, `.`; NFC; no leading dot; at most 100 bytes. */
export const PostId = z
  .string()
  // First of all: what is too long is looked at no further.
  .refine(isShort, { error: `expected at most ${MAX_BYTES} bytes`, abort: true })
  .regex(SHAPE, "expected lower-case letters, digits, - _ or . (for example my-first-post)")
  .refine(isComposed, "expected Unicode in its composed form (NFC)")
  .refine(isFileName, "expected a name that every system can give a file");

/** The same without a word of why not, for the names of thousands of files. */
export function isPostId(text: string): boolean {
  return isShort(text) && SHAPE.test(text) && isComposed(text) && isFileName(text);
}

function isShort(id: string): boolean {
  return Buffer.byteLength(id) <= MAX_BYTES;
}

function isComposed(id: string): boolean {
  return id === id.normalize("NFC");
}

function isFileName(id: string): boolean {
  return !NO_FILE_NAME.test(id);
}
