/** What a language does to numbers, and to names of another script, within its sentences. */

/** One text for each way to count that the language has (Unicode's plural categories). */
export type Forms<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category, string>>;

export interface Grammar<Category extends Intl.LDMLPluralRule> {
  /** `1,234` */
  number(value: number): string;
  /** The form that fits the count, which stands for `#`. */
  counted(count: number, forms: Forms<Category | "other">): string;
  /** A name or title; one that reads the other way does not turn round the sentence about it. */
  own(text: string): string;
  /** Which way a title, or a paragraph, reads that stands by itself. */
  direction(text: string): Direction;
}

export type Direction = "ltr" | "rtl";

// Intl.Locale knows directions by different names in Node 20 and 24, and scripts in both.
const RIGHT_TO_LEFT = new Set(
  ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"], // ISO 15924
);
const READ_FROM_THE_RIGHT =
  /[\p{sc=Adlm}\p{sc=Arab}\p{sc=Hebr}\p{sc=Mand}\p{sc=Nkoo}\p{sc=Rohg}\p{sc=Samr}\p{sc=Syrc}\p{sc=Thaa}]/u;
/** What sets apart as one or the other direction (Unicode's annex 9). */
const ISOLATES = { ltr: "\u2066", rtl: "\u2067" };
const END = "\u2069";

/** `language` is a BCP 47 tag: `ar-EG` counts with other digits than `ar`. */
export function grammarOf<Category extends Intl.LDMLPluralRule>(
  language: string,
): Grammar<Category> {
  const plural = new Intl.PluralRules(language);
  const { format } = new Intl.NumberFormat(language);
  const page = directionOf(language);
  const direction = page === "rtl" ? directionAmongRtl : directionAmongLtr;
  return {
    number: (value) => format(value),
    counted: (count, forms) => {
      const all: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
      return (all[plural.select(count)] ?? forms.other).replace("#", () => format(count));
    },
    own: (text) => isolated(text, direction(text), page),
    direction,
  };
}

/** By the script that the language is written in where its tag names none. */
export function directionOf(language: string): Direction {
  const { script = "" } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/** Of a script that is read from the right. */
export function hasLetterFromTheRight(text: string): boolean {
  return READ_FROM_THE_RIGHT.test(text);
}

/** That of most of its letters: it may begin with a word of another script. */
function directionAmongLtr(text: string): Direction {
  if (!hasLetterFromTheRight(text)) return "ltr";
  const letters = text.match(/\p{L}/gu) ?? [];
  const fromRight = letters.filter(hasLetterFromTheRight);
  return fromRight.length > letters.length / 2 ? "rtl" : "ltr";
}

/** One letter says it: a title in Arabic may be made of names of programs for the most part. */
function directionAmongRtl(text: string): Direction {
  return hasLetterFromTheRight(text) || !/\p{L}/u.test(text) ? "rtl" : "ltr";
}

function isolated(text: string, own: Direction, page: Direction): string {
  const mayTurn = page === "rtl" || hasLetterFromTheRight(text);
  return mayTurn ? ISOLATES[own] + text + END : text;
}
