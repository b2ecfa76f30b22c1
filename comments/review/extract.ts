/** One line about a comment that may be spam: words only, no link to click on, nothing that is obeyed. */
import type { Submission } from "../submission.ts";
import { plainWords } from "./plain-words.ts";

const MAX_NAME = 40;
const MAX_EXTRACT = 120;

/** `post` is shown as it is given. */
export function extractOf(
  { author, text }: Pick<Submission, "author" | "text">,
  post: string,
): string {
  const name = plainWords(author.name, MAX_NAME) || "Somebody";
  return `${name} on ${post}: ${plainWords(text, MAX_EXTRACT) || "no words"}`;
}
