/** Mends, chunk by chunk, what blogs and their plugins write into XML that XML does not allow. */
import { type Mark, type Section, sectionsOf } from "./xml-sections.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** As in `a < b` and `<3`: it begins no tag. */
const BARE_LESS = /<(?![\p{L}_:/!?])/gu;
/** XML knows five names, in small letters; others are HTML's, and stay as they are in the text. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/g;
const CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/g;

/**
 * Each call takes the next chunk, and gives what can be told by now; the last one takes null. `verbatim`
 * names elements whose text may stand in them as it was typed, see {@link sectionsOf}.
 */
export function xmlCleaner(verbatim: readonly string[] = []): (chunk: string | null) => string {
  const sections = sectionsOf(verbatim);
  let held = "";
  let inside: Section | null = null;
  return (chunk) => {
    const text = held + (chunk ?? "");
    const end = chunk === null ? text.length : sections.cutBefore(text);
    const parts: string[] = [];
    let at = 0;
    while (at < end) {
      const mark: Mark = sections.next(text, at, inside);
      const part = text.slice(at, Math.min(mark.at, end));
      parts.push(inside === null ? mended(part) : inside.mended(part));
      at += part.length;
      if (mark.at >= end) continue;
      parts.push(mark.text);
      at += mark.text.length;
      inside = mark.opens;
    }
    // A mark may reach past the end.
    held = text.slice(at);
    return parts.join("").replace(FORBIDDEN, "");
  };
}

function mended(text: string): string {
  return text
    .replace(BARE_LESS, "&lt;")
    .replace(BARE_AMPERSAND, "&amp;")
    .replace(CHARACTER, (written, hex, decimal) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return isAllowed(code) ? written : "";
    });
}

/** XML 1.0, production 2. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}
