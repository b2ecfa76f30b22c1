/** Pictures of a post, each in the formats and widths that a browser chooses from. */
import type { MarkdownIt, Token } from "markdown-it";
import type { ShownPicture } from "./images/shown-picture.ts";

/** Of each picture, until it is rendered. */
const shownAs = new WeakMap<Token, ShownPicture>();

export function showAs(picture: Token, shown: ShownPicture | null): void {
  if (shown === null) return;
  for (const [name, value] of Object.entries(shown.attributes)) picture.attrSet(name, value);
  shownAs.set(picture, shown);
}

/** Puts `<picture>` around an `<img>` that has a choice of files. */
export function choosePictures(markdown: MarkdownIt): void {
  const plain = markdown.renderer.rules.image;
  markdown.renderer.rules.image = (tokens, at, options, env, renderer) => {
    const html = plain?.(tokens, at, options, env, renderer) ?? "";
    const picture = tokens[at];
    const { sources = [] } = (picture && shownAs.get(picture)) ?? {};
    if (sources.length === 0) return html;
    const { escapeHtml } = markdown.utils;
    const choices = sources.map((source) => {
      const attributes = Object.entries(source).map(
        ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
      );
      return `<source${attributes.join("")}>`;
    });
    return `<picture>${choices.join("")}${html}</picture>`;
  };
}
