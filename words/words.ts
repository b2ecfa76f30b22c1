/** The words of the site's language. */
import { inArabic } from "./ar.ts";
import { inGerman } from "./de.ts";
import { inEnglish, type Words } from "./en.ts";
import { inSpanish } from "./es.ts";
import { inFrench } from "./fr.ts";
import { grammarOf } from "./grammar.ts";
import { inJapanese } from "./ja.ts";

export type { Words };

/** By the first part of a tag, or by all of it. */
const SPOKEN: ReadonlyMap<string, (language: string) => Words> = new Map([
  ["ar", (language: string) => inArabic(grammarOf(language))],
  ["de", (language: string) => inGerman(grammarOf(language))],
  ["en", (language: string) => inEnglish(grammarOf(language))],
  ["es", (language: string) => inSpanish(grammarOf(language))],
  ["fr", (language: string) => inFrench(grammarOf(language))],
  ["ja", (language: string) => inJapanese(grammarOf(language))],
]);

/** Those that have words. */
export const LANGUAGES: readonly string[] = [...SPOKEN.keys()];

/** A site has one language, and asks again with each page. */
const asked = new Map<string, Words>();

/** Takes `en-GB` as `en` where there is nothing nearer. Throws where a language has no words yet. */
export function wordsFor(language: string): Words {
  const words = asked.get(language) ?? spokenIn(language)?.(language);
  if (words === undefined) throw new Error(noWordsFor(language));
  asked.set(language, words);
  return words;
}

export function hasWordsFor(language: string): boolean {
  return spokenIn(language) !== undefined;
}

export function noWordsFor(language: string): string {
  return (
    `There are no words for the language "${language}" yet. Languages here: ${LANGUAGES.join(", ")}. ` +
    "Copy the nearest one in words/, translate it, and list it in words/words.ts."
  );
}

function spokenIn(language: string) {
  return SPOKEN.get(language) ?? SPOKEN.get(language.split("-")[0] ?? "");
}
