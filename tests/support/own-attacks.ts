/** Reads tests/fixtures/attacks.txt: an attack a line, below headings; what cannot be seen is drawn. */
import { readFileSync } from "node:fs";

/** The pictures of control characters, U+2400 to U+2420, lie as the characters do. */
const PICTURE = /[\u2400-\u2420]/g;

export function ownAttacks(): string[] {
  return readFileSync("tests/fixtures/attacks.txt", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("== "))
    .map((line) =>
      line
        .replace(PICTURE, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
        .replace(/<U\+([0-9A-F]+)>/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
    );
}
