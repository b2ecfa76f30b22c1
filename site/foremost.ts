/** The first few of many. Pure. */

/** As sorting all would have them, which takes many times as long. */
export function foremost<T>(
  items: Iterable<T>,
  most: number,
  compare: (a: T, b: T) => number,
): T[] {
  const first: T[] = [];
  let last: T | undefined;
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue;
    first.push(item);
    if (first.length < 2 * most) continue;
    first.sort(compare).splice(most);
    last = first.at(-1);
  }
  return first.sort(compare).slice(0, most);
}
