/** How much of each text is shown where all of them together are too long. */

/** The greatest length that each may have, so that all fit in `room`; those that are shorter leave theirs to the others. */
export function fairShare(lengths: readonly number[], room: number): number {
  const rising = lengths.toSorted((a, b) => a - b);
  let left = Math.max(0, room);
  for (const [at, length] of rising.entries()) {
    const share = Math.floor(left / (rising.length - at));
    if (length > share) return share;
    left -= length;
  }
  return Infinity;
}
