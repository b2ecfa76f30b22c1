/** A protection that is taken away: what is edited, and which tests must notice. */

export interface Break {
  /** What is wrong then, as a colleague in a hurry would have made it. */
  what: string;
  /** Path in the project. */
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  put: string;
  /** As docs/reliability.md names them, such as `service/intake`. Each of them has to fail. */
  tests: readonly string[];
}

/** A promise, as it stands in docs/reliability.md, and all ways in which it is broken here. */
export interface BrokenPromise {
  promise: string;
  breaks: readonly Break[];
}

/** A break and the promise that it breaks. */
export interface PromiseBreak extends Break {
  promise: string;
}

/** The text of the file with the break in it. Throws where it is not clear what is to be edited. */
export function brokenText(text: string, { file, find, put, what }: Break): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = after === undefined ? "is not there" : `stands there ${more.length + 1} times`;
    throw new Error(
      `${file}: what is to be edited ${times}. Mend the break “${what}” in bench/protections/:\n${find}`,
    );
  }
  return before + put + after;
}
