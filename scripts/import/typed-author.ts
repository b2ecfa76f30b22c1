/** What to show of the name and the website that someone gave as theirs. Pure. */
import { cleanLine, isBlank } from "../../comments/typed-text.ts";
import { webAddressOf } from "../../comments/web-address.ts";

const NOBODY = "Anonymous";
/** What cannot stand beside these may be an e-mail address. */
const WORD = /[^\s<>()[\]{},;:"]+/g;
const EMPTY_BRACKETS = /<>|\(\)|\[\]/g;
const IN_BRACKETS = /^[(<[]([^()<>[\]]+)[)>\]]$/;

export function authorName(typed: string): string {
  const name = nameWithoutEmail(typed);
  return isBlank(name) ? NOBODY : name;
}

/** Some typed their e-mail address where their name was asked for: alone, what stands before the @ is left of it. */
export function nameWithoutEmail(typed: string): string {
  const whole = cleanLine(typed);
  const [address = ""] = (whole.match(WORD) ?? []).filter(isEmail);
  if (address === "") return whole;
  const others = whole.replace(WORD, (word) => (isEmail(word) ? "" : word));
  const name = cleanLine(others.replace(EMPTY_BRACKETS, "")).replace(IN_BRACKETS, "$1");
  return isBlank(name) ? address.slice(0, address.indexOf("@")) : name;
}

/** `@ada@social.example` is no such address. */
function isEmail(word: string): boolean {
  const at = word.indexOf("@");
  return at > 0 && /[^.]\.[^.]/.test(word.slice(at + 1));
}

/** Null for a path too: some forms put that of the post there. */
export function authorUrl(typed: string): string | null {
  const address = typed.trim();
  return address === "" || address.startsWith("/") ? null : webAddressOf(address);
}
