/** Makes what strangers typed safe to print: a terminal obeys control characters. */

// C0 but tab and line feed, DEL, C1 (0x9b starts a command as ESC [ does), line and paragraph
// separators, and the format characters: bidi controls make text read as what it is not
// (CVE-2021-42574), others hide in it. The joiners stay, which letters and emoji are made with.
const UNSAFE = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Shows each control character as `<U+001B>`; tabs and line feeds stay. */
export function visibleText(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (character) => `<U+${hexOf(character)}>`);
}

/** As {@link visibleText}, on one line: any white space is one space. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/\s+/gu, " ").trim());
}

/** JSON that holds none of them either: in JSON they can only stand in strings, as escapes. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${unitOf(character, at)}`).join(""),
  );
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** JSON escapes the two halves of a character one by one. */
function unitOf(character: string, at: number): string {
  return character.charCodeAt(at).toString(16).padStart(4, "0");
}
