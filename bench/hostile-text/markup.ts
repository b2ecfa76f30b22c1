/** Looks at the bytes of a page with a parser that is no browser's: only what is known may stand there. */
import { Config, type HtmlElement, Parser } from "html-validate";
import { isCommentMarkup } from "../../tests/support/safe-html.ts";
import type { Exhibit, Finding } from "./exhibits.ts";

/** Elements of our own templates, each with the attributes that it may have there. */
const OURS: Readonly<Record<string, string>> = {
  a: "class dir id href rel itemprop aria-label aria-current",
  article: "class itemscope itemtype",
  blockquote: "",
  body: "",
  button: "type class form formaction",
  data: "class itemprop value",
  details: "class open",
  div: "class dir itemprop itemscope itemtype data-pagefind-body data-pagefind-meta",
  footer: "class",
  form: "class id method action",
  h1: "class dir itemprop data-pagefind-body",
  h2: "class dir id itemprop",
  head: "",
  header: "class",
  html: "lang dir",
  img: "class src alt width height loading",
  input:
    "id name type dir value required maxlength autocomplete inputmode tabindex autofocus aria-describedby aria-invalid",
  label: "for",
  li: "class id itemprop itemscope itemtype aria-hidden",
  link: "class rel href type title media itemprop",
  main: "id",
  meta: "charset name property content http-equiv itemprop",
  nav: "class aria-label",
  ol: "class id data-pagefind-body",
  p: "class dir id role itemprop itemscope itemtype aria-hidden",
  section: "class id aria-labelledby itemscope itemtype",
  small: "id",
  span: "class dir itemprop itemscope itemtype",
  strong: "class id",
  summary: "",
  textarea: "id name dir rows required maxlength readonly autofocus aria-describedby aria-invalid",
  time: "class itemprop datetime",
  title: "",
  ul: "class",
};
const known = new Map(
  Object.entries(OURS).map(([tag, attributes]) => [tag, new Set(attributes.split(" "))]),
);

const ELSEWHERE = /^(?!http:\/\/(?:127\.0\.0\.1|localhost):\d+\/)[a-z]+:/i;

const parser = new Parser(await (await Config.fromObject([], {})).resolve());

export function oddMarkup({ place, attacks, mediaType, body }: Exhibit): Finding[] {
  if (!mediaType.startsWith("text/html")) return [];
  return oddElements(body).map((detail) => ({ kind: "markup", place, attacks, detail }));
}

function oddElements(body: string): string[] {
  try {
    const elements = parser.parseHtml(body).querySelectorAll("*");
    return elements.filter((element) => !isKnown(element)).map(shown);
  } catch (error) {
    return [String(error)];
  }
}

function shown({ tagName, attributes }: HtmlElement): string {
  const all = attributes.map(({ key, value }) => ` ${key}="${String(value)}"`);
  return `<${tagName}${all.join("")}>`.slice(0, 200);
}

function isKnown(element: HtmlElement): boolean {
  const tag = element.tagName.toLowerCase();
  const attributes = element.attributes.map(
    ({ key, value }) => [key, String(value ?? "")] as const,
  );
  if (leadsAway(attributes) && !attributes.some(isMarked)) return false;
  if (isInComment(element)) return isCommentMarkup(tag, attributes);
  const allowed = known.get(tag);
  return allowed !== undefined && attributes.every(([name]) => allowed.has(name));
}

type Attribute = readonly [name: string, value: string];

/** Anywhere but to the site and the service, which are on loopback. */
function leadsAway(attributes: readonly Attribute[]): boolean {
  return attributes.some(([name, value]) => name === "href" && ELSEWHERE.test(value));
}

/** Search engines and the page that is opened are told that a visitor wrote the link. */
function isMarked([name, value]: Attribute): boolean {
  return name === "rel" && value === "nofollow ugc noopener";
}

function isInComment({ parent }: HtmlElement): boolean {
  for (let above = parent; above; above = above.parent) {
    if (above.classList.contains("comment-text")) return true;
  }
  return false;
}
