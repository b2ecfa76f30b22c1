/** Several files that are wrong, told at once: who mends one need not build again to learn of the next. */
import { BadFile } from "./bad-file.ts";

/** A screen has room for them. */
const NAMED = 20;

/** As the first of them, with a message that names others too. */
export class BadFiles extends BadFile {
  constructor([first, ...others]: readonly [BadFile, ...BadFile[]]) {
    super(first.file, first.problems, { cause: first });
    const all = [first, ...others];
    const lines = all.slice(0, NAMED).map(({ message }) => message);
    const more = all.length - lines.length;
    if (more > 0) lines.push(`… and ${more} more ${more === 1 ? "file" : "files"}`);
    this.message = lines.join("\n");
  }
}

/** What `read` makes of each item. Throws {@link BadFile} once all were tried, for all that were wrong. */
export function readEach<T, R>(items: Iterable<T>, read: (item: T) => R): R[] {
  const done: R[] = [];
  const bad: BadFile[] = [];
  for (const item of items) {
    try {
      done.push(read(item));
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      bad.push(error);
    }
  }
  const [first, ...others] = bad;
  if (first === undefined) return done;
  throw others.length === 0 ? first : new BadFiles([first, ...others]);
}
