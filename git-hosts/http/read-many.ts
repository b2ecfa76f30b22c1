/** Reads files of a commit with few requests: one look into a folder tells which of many are there at all. */
import { posix } from "node:path";

/** From so many in one folder on, a look into it is cheaper. */
const WORTH_A_LOOK = 3;

/** GitHub wants requests one after the other, and a visitor does not want to wait for fifty of them. */
const AT_ONCE = 5;

export interface CommitFiles<T> {
  /**
   * Names of all that is in a folder; empty where there is no such folder. Null where the host does not
   * tell all of them.
   */
  namesIn: (folder: string) => Promise<readonly string[] | null>;
  /** Null where there is no such file. */
  read: (path: string) => Promise<T | null>;
}

/** At each path; null where there is no file. Most are not there: a batch asks whether it is new. */
export async function readMany<T>(
  { namesIn, read }: CommitFiles<T>,
  paths: readonly string[],
): Promise<(T | null)[]> {
  const wanted = new Map<string, number>();
  for (const folder of paths.map(posix.dirname)) wanted.set(folder, (wanted.get(folder) ?? 0) + 1);
  const looks = [...wanted].filter(([folder, files]) => folder !== "." && files >= WORTH_A_LOOK);
  const seen = new Map(
    await fewAtOnce(looks, async ([folder]) => [folder, setOf(await namesIn(folder))] as const),
  );
  const isMissing = (path: string) =>
    seen.get(posix.dirname(path))?.has(posix.basename(path)) === false;
  return fewAtOnce(paths, async (path) => (isMissing(path) ? null : read(path)));
}

/** What each gives, in the order of the items. */
async function fewAtOnce<Item, Given>(
  items: readonly Item[],
  act: (item: Item) => Promise<Given>,
): Promise<Given[]> {
  const given: Given[] = [];
  // Shared: each takes the next one that nobody has taken.
  const left = items.entries();
  const takeTurns = async () => {
    for (const [at, item] of left) given[at] = await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return given;
}

function setOf(names: readonly string[] | null): ReadonlySet<string> | null {
  return names === null ? null : new Set(names);
}
