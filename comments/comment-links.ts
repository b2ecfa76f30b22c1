/** Where links in comments may lead, and how they are marked; for typed and imported text alike. */
import type { Token } from "markdown-it";

export const LINK_SCHEMES = ["http", "https", "mailto"];

/** Search engines and the page that is opened are told that a visitor wrote the link. */
export const LINK_REL = "nofollow ugc noopener";

/** On paper the address stands behind a link, but not where it is the link's text already. */
export function markBareAddress(token: Token): void {
  if (token.type === "link_open" && token.info === "auto") token.attrJoin("class", "address");
}

/** Only absolute addresses: a relative one would mean another place on every page that shows it. */
export function isLinkable(address: string): boolean {
  return /^(?:https?|mailto):/i.test(address);
}
