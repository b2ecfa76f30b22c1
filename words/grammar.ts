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
}

export type Direction = "ltr" | "rtl";

// Intl.Locale knows directions by different names in Node 20 and 24, and scripts in both.
const RIGHT_TO_LEFT = new Set(
  ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"], // ISO 15924
);
const READ_FROM_THE_RIGHT =
  /[\p{sc=Adlm}\p{sc=Arab}\p{sc=Hebr}\p{sc=Mand}\p{sc=Nkoo}\p{sc=Rohg}\p{sc=Samr}\p{sc=Syrc}\p{sc=Thaa}]/u;
/** What isolates (Unicode's annex 9): as one or the other direction, or as the first letter has it. */
const LEFT_TO_RIGHT = "\u2066";
const FROM_THE_RIGHT = "\u2067";
const BY_FIRST_LETTER = "\u2068";
const END = "\u2069";

/** `language` is a BCP 47 tag: `ar-EG` counts with other digits than `ar`. */
export function grammarOf<Category extends Intl.LDMLPluralRule>(
  language: string,
): Grammar<Category> {
  const plural = new Intl.PluralRules(language);
  const { format } = new Intl.NumberFormat(language);
  return {
    number: (value) => format(value),
    counted: (count, forms) => {
      const all: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
      return (all[plural.select(count)] ?? forms.other).replace("#", () => format(count));
    },
    own: directionOf(language) === "rtl" ? isolatedAmongRtl : isolatedAmongLtr,
  };
}

/** By the script that the language is written in where its tag names none. */
export function directionOf(language: string): Direction {
  const { script = "" } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

function isolatedAmongLtr(text: string): string {
  return READ_FROM_THE_RIGHT.test(text) ? BY_FIRST_LETTER + text + END : text;
}

/** Not by the first letter: a title in Arabic may well begin with the name of a program. */
function isolatedAmongRtl(text: string): string {
  return (READ_FROM_THE_RIGHT.test(text) ? FROM_THE_RIGHT : LEFT_TO_RIGHT) + text + END;
}
