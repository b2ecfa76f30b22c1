/** Finds what may not stand in a comment's HTML, with a parser that is not the one that made it. */
import { Config, Parser } from "html-validate";

const ELEMENTS = new Set([
  ...["p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li", "a"],
  ...["em", "strong", "b", "i", "s", "del", "ins", "sub", "sup", "q", "cite", "abbr", "kbd"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  "a class": /^address$/,
  "a href": /^(?:https?|mailto):/i,
  "a rel": /^nofollow ugc noopener$/,
  "a title": /^/,
  "abbr title": /^/,
  "code class": /^language-/,
  "ol start": /^\d+$/,
  "p class": /^comment-heading$/,
  "td class": /^align-(?:left|center|right)$/,
  "th class": /^align-(?:left|center|right)$/,
};
const TAG = /<\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")* ?\/?>/g;

const parser = new Parser(await (await Config.fromObject([], {})).resolve());

/** Elements, attributes and odd characters that a comment may not have; empty where it is safe. */
export function unsafeParts(html: string): string[] {
  // What is left without well-formed tags: a `<` there is where parsers begin to differ.
  const odd = html.replace(TAG, "").match(/<.{0,40}/gs) ?? [];
  const faults = parser
    .parseHtml(html)
    .querySelectorAll("*")
    .flatMap(({ tagName, attributes }) => {
      if (!ELEMENTS.has(tagName)) return [`<${tagName}>`];
      return attributes
        .filter(({ key, value }) => !isAllowed(tagName, key, String(value)))
        .map(({ key, value }) => `<${tagName} ${key}="${value}">`);
    });
  const unmarked = html.match(/<a (?![^>]*rel="nofollow ugc noopener")[^>]*>/g) ?? [];
  return [...odd, ...faults, ...unmarked];
}

/** Whether a comment may have this element with these attributes. */
export function isCommentMarkup(
  tag: string,
  attributes: readonly (readonly [name: string, value: string])[],
): boolean {
  return ELEMENTS.has(tag) && attributes.every(([name, value]) => isAllowed(tag, name, value));
}

function isAllowed(tag: string, name: string, value: string): boolean {
  return ATTRIBUTES[`${tag} ${name}`]?.test(value) ?? false;
}
