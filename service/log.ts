/** What the operator sees: a line for each event, and never anything that a visitor typed. */

export type Detail = Readonly<Record<string, string | number>>;
export type Log = (event: string, detail?: Detail) => void;

/** Lines like `2026-05-28T19:14:03.120Z proposed id=01jd4r… post=welcome`. */
export function lineLog(write: (line: string) => void, clock: () => number): Log {
  return (event, detail = {}) => {
    const pairs = Object.entries(detail).map(([name, value]) => `${name}=${quoted(value)}`);
    write([new Date(clock()).toISOString(), event, ...pairs].join(" "));
  };
}

/** An error and what caused it, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${reasonOf(error.cause)}`;
}

/** Quoting keeps an error of several lines on one, and control characters out of the terminal. */
function quoted(value: string | number): string {
  const text = String(value);
  return /^[\w.:/@+-]+$/.test(text) ? text : JSON.stringify(text).replace(INVISIBLE, escaped);
}

// JSON escapes C0 alone. C1 drives terminals too (0x9b starts a command as ESC [ does), and bidi
// controls, which are among the format characters, make text read as what it is not (CVE-2021-42574).
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
