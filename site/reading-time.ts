/** How long it takes to read a post. */

/** Of languages with words and of those without: Brysbaert 2019 (238), Trauzettel-Klosinski 2012. */
const WORDS_A_MINUTE = 238;
const SIGNS_A_MINUTE = 400;

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-])*/gu;
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/gu;
/** What is written for the machine: addresses of links, and HTML. */
const UNREAD = /\]\([^)\n]*\)|<[^>\n]*>/g;

/** In whole minutes, at least one. `body` is Markdown. */
export function readingMinutes(body: string): number {
  const text = body.replace(UNREAD, "]");
  const signs = text.match(SIGN)?.length ?? 0;
  const words = text.replace(SIGN, " ").match(WORD)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE));
}
