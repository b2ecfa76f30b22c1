/** Builds into one folder go one after the other: two at once would take each other's files away. */
import { mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { takeLock } from "../../git-hosts/plain-git/socket-lock.ts";

/** Of chance length: two who got in each other's way must not go on in step. */
const LONGEST_PAUSE_MS = 200;

/** `file` is the same for all of one folder; `waits` is called once, where another build is at work. */
export async function inTurn<T>(
  file: string,
  waits: () => void,
  build: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const release = await turnAt(file, waits);
  try {
    return await build();
  } finally {
    await release();
  }
}

async function turnAt(file: string, waits: () => void): Promise<() => Promise<void>> {
  const take = () => takeLock(dirname(file), basename(file, ".json"));
  const free = await take();
  if (free !== null) return free;
  waits();
  for (;;) {
    await delay(Math.random() * LONGEST_PAUSE_MS);
    const release = await take();
    if (release !== null) return release;
  }
}
