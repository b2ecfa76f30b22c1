/** Cleans what a person typed, so that no later reader meets a control character. */
import { composed } from "./composed.ts";

// C0 and C1 controls but tab and line feed: NUL ends strings, ESC drives terminals.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
// Bidi embeddings, overrides and isolates can make text read as what it is not (CVE-2021-42574).
// The plain marks LRM and RLM stay: right-to-left writing needs them.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
// By category the Hangul fillers are letters and the empty Braille cell is a symbol.
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** Several lines: NFC, line feeds only, no control characters, no white space at the ends. */
export function cleanText(typed: string): string {
  return cleanPart(typed).trim();
}

/** As {@link cleanText}, of text with more before and after it: white space at its ends stays. */
export function cleanPart(typed: string): string {
  const plain = typed
    .replace(/\r\n?/g, "\n")
    .toWellFormed()
    .replace(CONTROLS, "")
    .replace(BIDI, "");
  return composed(plain);
}

/** For what was cleaned as it was typed, and decoded since: entities and % can spell any character. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, "").replace(BIDI, "");
}

/** One line: as {@link cleanText}, and any run of white space is one space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/gu, " ");
}

/** True where nothing can be seen: empty, or only spaces, joiners and marks. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}
