/** Whoever writes a site waits for its turn: two at once would take each other's files away. */
import { mkdirSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { waitForLock } from "../../git-hosts/plain-git/socket-lock.ts";
import { tracesFile } from "./traces-file.ts";

/** `out` is the folder of the site, relative to the working folder, which is that of the repository. */
export async function inTurn<T>(out: string, action: () => Promise<T>): Promise<T> {
  const file = tracesFile(".", resolve(out));
  mkdirSync(dirname(file), { recursive: true });
  let hasSaid = false;
  const release = await waitForLock(dirname(file), basename(file, ".json"), () => {
    if (!hasSaid) console.error(`Another command is at work on ${out}; this one waits for it.`);
    hasSaid = true;
  });
  try {
    return await action();
  } finally {
    await release();
  }
}
