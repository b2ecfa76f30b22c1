/** Mends, chunk by chunk, what blogs and their plugins write into XML that XML does not allow. */

/** No mark that a chunk may cut in two is longer than this. */
const LONGEST_MARK = 16;
const MARK_BEGINS = /[&<\]-]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** XML knows five names; others are HTML's, and stay as they are in the text. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/gi;
const CHARACTER = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/** Where the text is no markup: nothing in it means a character. */
const ENDS = { "<![CDATA[": "]]>", "<!--": "-->" } as const;
type Opening = keyof typeof ENDS;

/** Each call takes the next chunk, and gives what can be told by now; the last one takes null. */
export function xmlCleaner(): (chunk: string | null) => string {
  let held = "";
  let inside: Opening | null = null;
  return (chunk) => {
    const text = held + (chunk ?? "");
    const end = chunk === null ? text.length : cutBefore(text);
    const parts: string[] = [];
    let at = 0;
    while (at < end) {
      const mark: Mark = nextMark(text, at, inside);
      const part = text.slice(at, Math.min(mark.at, end));
      parts.push(inside === null ? mended(part) : part);
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

interface Mark {
  at: number;
  text: string;
  /** What begins with it; null where it ends something. */
  opens: Opening | null;
}

/** Behind the end of the text where there is none. */
function nextMark(text: string, from: number, inside: Opening | null): Mark {
  if (inside !== null) return { ...found(text, ENDS[inside], from), opens: null };
  const [first, second] = (["<![CDATA[", "<!--"] as const).map((opens) => ({
    ...found(text, opens, from),
    opens,
  }));
  if (first === undefined || second === undefined)
    return { at: text.length, text: "", opens: null };
  return first.at <= second.at ? first : second;
}

function found(text: string, mark: string, from: number) {
  const at = text.indexOf(mark, from);
  return { at: at < 0 ? text.length : at, text: mark };
}

/** Before the first thing at the end that the next chunk may complete. */
function cutBefore(text: string): number {
  const tail = Math.max(0, text.length - LONGEST_MARK);
  const at = text.slice(tail).search(MARK_BEGINS);
  return at < 0 ? text.length : tail + at;
}

function mended(text: string): string {
  return text.replace(BARE_AMPERSAND, "&amp;").replace(CHARACTER, (written, hex, decimal) => {
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
