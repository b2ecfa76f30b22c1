/** The words of the site's language. */
import { en } from "./en.ts";

export type Words = typeof en;

const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** Takes `en-GB` as `en` where there is nothing nearer. Throws where a language has no words yet. */
export function wordsFor(language: string): Words {
  const words = LANGUAGES[language] ?? LANGUAGES[language.split("-")[0] ?? ""];
  if (words) return words;
  throw new Error(
    `There are no words for the language "${language}". Languages here: ${Object.keys(LANGUAGES).join(", ")}. ` +
      "Copy words/en.ts, translate it, and list it in words/words.ts.",
  );
}
