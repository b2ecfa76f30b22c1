/** What is opened for the tests of a file is closed after them, also where files share their modules. */
import { afterAll } from "vitest";

const closers: (() => void)[] = [];

/** Works in a test, and in a hook before it. */
export function atFileEnd(close: () => void): void {
  closers.push(close);
}

/** Called once for each file: see vitest.config.ts. */
export function closeAtFileEnd(): void {
  afterAll(() => {
    for (const close of closers.splice(0)) close();
  });
}
