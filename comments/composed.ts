/** Unicode in its composed form (NFC), in time that grows with the text and no faster. */

/**
 * Normalising sorts a run of combining marks, in ICU in quadratic time: 100,000 of them on one letter keep a
 * core busy for ten seconds. No writing has more than 30, says the Stream-Safe Text Format (UAX #15, 13).
 */
const MARKS_BEYOND = /(\p{M}{30})\p{M}+/gu;

export function composed(text: string): string {
  return text.replace(MARKS_BEYOND, "$1").normalize("NFC");
}
