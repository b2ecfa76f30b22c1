/** The author's Markdown to HTML. Posts are trusted: HTML in them stays as it is. */
import MarkdownIt, { type MarkdownIt as Parser, type Token } from "markdown-it";
import { alignByClass } from "../comments/comment-html.ts";
import { markBareAddress } from "../comments/comment-links.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { highlightedCode, reachCodeByKeyboard } from "./code-highlighting.ts";
import type { ShownPicture } from "./images/shown-picture.ts";
import { anchorHeadings } from "./post-anchors.ts";
import { captionPictures } from "./post-figures.ts";
import { gatherFootnotes, readFootnotes } from "./post-footnotes.ts";
import { choosePictures, showAs } from "./post-pictures.ts";
import { reachTablesByKeyboard } from "./post-tables.ts";

/** Gives an address in a post the form that the page or the feed needs. */
export type ResolveAddress = (written: string) => string;

/** How a picture of the post is shown; null leaves it as it is. */
export type ShowPicture = (written: string, isFirst: boolean) => ShownPicture | null;

const ADDRESS_ATTRIBUTES = ["href", "src"];
const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)("|')(.*?)\2/gis;

/** Sees what a post is made of, and leaves what stands in it as it is written. */
const outline = new MarkdownIt("default", { html: true });
readFootnotes(outline);
outline.core.ruler.enableOnly(["normalize", "block"]);

/** Made once for each language; to make one costs as much as a post. */
const known = new Map<string, Parser>();

function markdownIn(language: string): Parser {
  const markdown = known.get(language) ?? newMarkdown(wordsFor(language));
  known.set(language, markdown);
  return markdown;
}

function newMarkdown(words: Words): Parser {
  const markdown = new MarkdownIt("default", {
    html: true,
    linkify: true,
    typographer: true,
    quotes: [...words.marks.quotes],
    highlight: highlightedCode,
  });
  // Of the typographer only its quotes: (c) is a point of a list as well.
  markdown.disable("replacements");
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  gatherFootnotes(markdown, words);
  anchorHeadings(markdown);
  captionPictures(markdown);
  reachCodeByKeyboard(markdown, words);
  reachTablesByKeyboard(markdown, words);
  choosePictures(markdown);
  return markdown;
}

/** What a post is made of, as markdown-it sees it. Its quotes are those of the language. */
export function parsePost(text: string, language: string): Token[] {
  return markdownIn(language).parse(text, {});
}

/** What a text has besides headings and lists of links: blocks of HTML, and the words of paragraphs. */
interface TextPart {
  html: string;
  tokens: Token[];
}

/** In their order, without footnotes; of those that nobody asks for nothing is looked at. */
export function* partsOf(text: string, language: string): Iterable<TextPart> {
  const env = {};
  const tokens = outline.parse(text, env);
  let isNote = false;
  for (const [at, { type, content }] of tokens.entries()) {
    if (type.startsWith("footnote_reference_")) isNote = type.endsWith("_open");
    if (isNote) continue;
    if (type === "html_block") yield { html: content, tokens: [] };
    if (type !== "inline" || tokens[at - 1]?.type !== "paragraph_open") continue;
    yield { html: "", tokens: markdownIn(language).parseInline(content, env)[0]?.children ?? [] };
  }
}

export interface PostRendering {
  language: string;
  resolve: ResolveAddress;
  show?: ShowPicture;
  /** Where it stands among others, as in a feed: tells its footnotes from theirs. */
  among?: string;
}

export function renderPost(
  text: string,
  { language, resolve, show = () => null, among }: PostRendering,
): string {
  const markdown = markdownIn(language);
  const env = among === undefined ? {} : { docId: among, resolve };
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
  markBareAddress(token);
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
