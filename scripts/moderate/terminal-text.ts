/** Makes what strangers typed safe to print: a terminal obeys control characters. */

// C0 but tab and line feed, DEL, C1 (0x9b starts a command as ESC [ does), line and paragraph
// separators, and the bidi controls that make text read as what it is not (CVE-2021-42574).
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

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
  return JSON.stringify(value, null, 2).replace(
    UNSAFE,
    (character) => `\\u${hexOf(character).toLowerCase()}`,
  );
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}
