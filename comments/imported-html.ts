/** HTML of imported comments, through an allow-list, and its words alone. Used at import and again at render. */
import sanitizeHtml from "sanitize-html";
import { isLinkable, LINK_REL, LINK_SCHEMES } from "./comment-links.ts";
import { isTooDeep } from "./html-depth.ts";

const heading: sanitizeHtml.Transformer = () => ({
  tagName: "p",
  attribs: { class: "comment-heading" },
});

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li", "a"],
    ...["em", "strong", "b", "i", "s", "del", "ins", "sub", "sup", "q", "cite", "abbr", "kbd"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
  ],
  allowedAttributes: { a: ["href", "rel"], p: ["class"], abbr: ["title"] },
  allowedClasses: { p: ["comment-heading"] },
  allowedSchemes: LINK_SCHEMES,
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  nestingLimit: 50,
  transformTags: {
    ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, heading])),
    a: (tagName, { href }) => ({ tagName, attribs: linkAttributes(href) }),
    img: (_, { src, alt }) => ({
      tagName: "a",
      attribs: linkAttributes(src),
      text: alt || src || "",
    }),
  },
};

export function importedHtml(html: string): string {
  return sanitizeHtml(isTooDeep(html) ? escaped(html) : html, OPTIONS);
}

/** To be read as the text that it is. */
function escaped(html: string): string {
  return html.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * What it says, as text: nothing of it is to be read as markup. Where a browser would begin a new line,
 * so does this.
 */
export function importedText(html: string): string {
  // In what came through the allow-list, `<` is the beginning of a tag and nothing else.
  return importedHtml(html)
    .replace(/\s+/g, " ")
    .replace(NEW_LINE, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/ +/g, " ")
    .replace(ENTITY, (_, name: string) => CHARACTERS[name] ?? "")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const NEW_LINE = /<\/?(?:p|blockquote|pre|ul|ol|li|table|tr)\b[^>]*>|<(?:br|hr) \/>/g;
/** All that is left of entities. */
const ENTITY = /&(amp|lt|gt|quot);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Relative addresses meant the site the comment came from; here they would point elsewhere. */
function linkAttributes(address = ""): sanitizeHtml.Attributes {
  const href = address.trim();
  return isLinkable(href) ? { href, rel: LINK_REL } : {};
}
