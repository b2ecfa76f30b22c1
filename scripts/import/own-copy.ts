/** Copies of what is kept while the rest of an export is read. */

/**
 * V8 makes a part of a text point into the whole of it: without a copy, a title of ten letters would hold
 * the quarter of a megabyte that it was read with.
 */
export function ownCopy<T>(value: T): T {
  return structuredClone(value);
}
