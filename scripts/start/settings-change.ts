/** Notices edits of the TypeScript files an author edits: a running process has loaded them for good. */
import { watch } from "node:fs";

/** Resolves at the next change of site.config.ts, .eleventy.ts or words/, or when the signal says stop. */
export function settingsChange(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = () => {
      done.abort();
      resolve();
    };
    signal.addEventListener("abort", finish, { once: true, signal: done.signal });
    // The folder and not the file: editors save by renaming a new file over the old.
    watch(".", { signal: done.signal }, (_, name) => {
      if (name === "site.config.ts" || name === ".eleventy.ts") finish();
    });
    watch("words", { signal: done.signal }, finish);
  });
}
