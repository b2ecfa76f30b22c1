/** Comment text to HTML that is safe to publish. Never throws on text. */
import MarkdownIt, { type MarkdownIt as Parser, type StateCore, type Token } from "markdown-it";
import { isLinkable, LINK_REL, markBareAddress } from "./comment-links.ts";
import { flattenDeepBlocks } from "./deep-blocks.ts";
import { importedHtml } from "./imported-html.ts";
import { keepRowsShort } from "./short-rows.ts";
import { withoutControls } from "./typed-text.ts";

const markdown = commentMarkdown();

/** `format` is as in a thread file; text that was typed is always Markdown. */
export function commentHtml(text: string, format: "markdown" | "html"): string {
  return withoutControls(format === "html" ? importedHtml(text) : markdown.render(text));
}

/** What typed text becomes, before it is HTML: for those who show it elsewhere by the same rules. */
export function commentTokens(text: string): Token[] {
  return markdown.parse(text, {});
}

function commentMarkdown(): Parser {
  // Line breaks count, as in every comment field; nesting is capped, since visitors choose it.
  const md = new MarkdownIt("default", {
    html: false,
    linkify: true,
    breaks: true,
    maxNesting: 20,
  });
  flattenDeepBlocks(md, 16);
  keepRowsShort(md);
  // One long definition, used by a thousand short links, makes megabytes of a small comment.
  md.disable("reference");
  md.validateLink = isLinkable;
  // "README.md" and "ada@example.org" were written as words: only full addresses become links.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.core.ruler.push("quiet_links", quietLinks);
  md.core.ruler.push("quiet_headings", ({ tokens }) => {
    for (const token of tokens) quietHeading(token);
  });
  md.core.ruler.push("cell_alignment", ({ tokens }) => {
    for (const token of tokens) alignByClass(token);
  });
  return md;
}

function quietLinks({ tokens, Token }: StateCore): void {
  for (const token of tokens) {
    if (token.children) token.children = quietLinksIn(token.children, Token);
  }
}

/** Marks links as a visitor's, takes apart those that lead nowhere, and makes links of images. */
function quietLinksIn(children: readonly Token[], TokenType: StateCore["Token"]): Token[] {
  let link: Token | null = null;
  return children.flatMap((token) => {
    if (token.type === "link_open") {
      link = token;
      token.attrSet("rel", LINK_REL);
      markBareAddress(token);
    }
    const isKept = link?.attrGet("href") !== "" || !token.type.startsWith("link_");
    const quiet = token.type === "image" ? imageAsLink(token, link !== null, TokenType) : [token];
    if (token.type === "link_close") link = null;
    return isKept ? quiet : [];
  });
}

/** A page that loads pictures visitors chose would tell strangers who reads it. */
function imageAsLink(image: Token, isInLink: boolean, TokenType: StateCore["Token"]): Token[] {
  const source = String(image.attrGet("src"));
  const text = new TokenType("text", "", 0);
  text.content = image.content || source;
  if (isInLink || source === "") return [text];
  const open = new TokenType("link_open", "a", 1);
  open.attrSet("href", source);
  open.attrSet("rel", LINK_REL);
  return [open, text, new TokenType("link_close", "a", -1)];
}

/** A visitor's heading must not join the outline of the page. */
function quietHeading(token: Token): void {
  if (token.type !== "heading_open" && token.type !== "heading_close") return;
  token.tag = "p";
  if (token.type === "heading_open") token.attrSet("class", "comment-heading");
}

/** Inline styles are refused by the Content-Security-Policy. */
export function alignByClass(token: Token): void {
  const align = /^text-align:(left|center|right)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
  if (align === undefined) return;
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
  token.attrJoin("class", `align-${align}`);
}
