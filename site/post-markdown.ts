/** The author's Markdown to HTML. Posts are trusted: HTML in them stays as it is. */
import MarkdownIt, { type Token } from "markdown-it";
import { alignByClass } from "../comments/comment-html.ts";
import { highlightedCode, reachCodeByKeyboard } from "./code-highlighting.ts";
import type { ShownPicture } from "./images/shown-picture.ts";
import { anchorHeadings } from "./post-anchors.ts";
import { captionPictures } from "./post-figures.ts";
import { gatherFootnotes } from "./post-footnotes.ts";
import { choosePictures, showAs } from "./post-pictures.ts";
import { reachTablesByKeyboard } from "./post-tables.ts";

/** Gives an address in a post the form that the page or the feed needs. */
export type ResolveAddress = (written: string) => string;

/** How a picture of the post is shown; null leaves it as it is. */
export type ShowPicture = (written: string, isFirst: boolean) => ShownPicture | null;

const ADDRESS_ATTRIBUTES = ["href", "src"];
const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)("|')(.*?)\2/gis;

const markdown = new MarkdownIt("default", {
  html: true,
  linkify: true,
  highlight: highlightedCode,
});
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
gatherFootnotes(markdown);
anchorHeadings(markdown);
captionPictures(markdown);
reachCodeByKeyboard(markdown);
reachTablesByKeyboard(markdown);
choosePictures(markdown);

/** Sees what a post is made of, and leaves what stands in it as it is written. */
const outline = new MarkdownIt("default", { html: true });
gatherFootnotes(outline);
outline.core.ruler.enableOnly(["normalize", "block"]);

/** What a post is made of, as markdown-it sees it. */
export function parsePost(text: string): Token[] {
  return markdown.parse(text, {});
}

/** The words of each paragraph, in their order; of those that nobody asks for nothing is looked at. */
export function* paragraphsOf(text: string): Iterable<Token[]> {
  const env = {};
  const tokens = outline.parse(text, env);
  for (const [at, { type, content }] of tokens.entries()) {
    if (type !== "inline" || tokens[at - 1]?.type !== "paragraph_open") continue;
    yield markdown.parseInline(content, env)[0]?.children ?? [];
  }
}

export function renderPost(
  text: string,
  resolve: ResolveAddress,
  show: ShowPicture = () => null,
): string {
  const env = {};
  const tokens = markdown.parse(text, env);
  let pictures = 0;
  for (const token of tokens.flatMap((it) => [it, ...(it.children ?? [])])) {
    const written = token.type === "image" ? token.attrGet("src") : null;
    prepare(token, resolve);
    if (typeof written === "string") showAs(token, show(written, pictures++ === 0));
  }
  return markdown.renderer.render(tokens, markdown.options, env);
}

function prepare(token: Token, resolve: ResolveAddress): void {
  alignByClass(token);
  for (const name of ADDRESS_ATTRIBUTES) {
    const address = token.attrGet(name);
    if (typeof address === "string") token.attrSet(name, resolve(address));
  }
  if (token.type === "html_block" || token.type === "html_inline") {
    token.content = token.content.replace(TAG, (tag) => withAddresses(tag, resolve));
  }
}

function withAddresses(tag: string, resolve: ResolveAddress): string {
  return tag.replace(
    ADDRESS,
    (_, before: string, quote: string, address: string) =>
      before + quote + resolve(address) + quote,
  );
}
