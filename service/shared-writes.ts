/** One write for all who wait together: an fsync takes as long for ten as for one. */

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** Each is read from its file alone, and one bad byte would take all of a file with it. */
const MOST = 16;

/**
 * What comes while a write is under way waits for the next one. Each promise tells of the write that
 * held its item, and of no other.
 */
export function shareWrites<T>(
  write: (items: readonly T[]) => Promise<void>,
): (item: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      await othersOfThisTurn();
      await writeOnce(waiting.splice(0, MOST), write);
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

async function writeOnce<T>(
  group: readonly Waiting<T>[],
  write: (items: readonly T[]) => Promise<void>,
): Promise<void> {
  try {
    await write(group.map(({ item }) => item));
    for (const { resolve } of group) resolve();
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

/** Requests that arrived with this one are still to be read: they are worth the moment. */
function othersOfThisTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
