/** Reads a built page with a parser, for tests that look at its elements and links. */
import { Config, Parser } from "html-validate";

const parser = new Parser(await (await Config.fromObject([], {})).resolve());

export interface PageElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
}

export function elementsOf(html: string): PageElement[] {
  return parser
    .parseHtml(html)
    .querySelectorAll("*")
    .map(({ tagName, attributes }) => ({
      tag: tagName,
      attributes: Object.fromEntries(
        attributes.map(({ key, value }) => [key, String(value ?? "").replaceAll("&amp;", "&")]),
      ),
    }));
}
