/** Builds into one folder go one after the other: two at once would take each other's files away. */
import { mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { waitForLock } from "../../git-hosts/plain-git/socket-lock.ts";

/** `file` is the same for all of one folder; `waits` is called once, where another build is at work. */
export async function inTurn<T>(
  file: string,
  waits: () => void,
  build: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  let hasSaid = false;
  const release = await waitForLock(dirname(file), basename(file, ".json"), () => {
    if (!hasSaid) waits();
    hasSaid = true;
  });
  try {
    return await build();
  } finally {
    await release();
  }
}
