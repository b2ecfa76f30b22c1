/** Comment text to HTML that is safe to publish. Never throws on text. */
import MarkdownIt, { type MarkdownIt as Parser, type Token } from "markdown-it";
import { importedHtml } from "./imported-html.ts";

export const LINK_REL = "nofollow ugc noopener";

const markdown = commentMarkdown();

/** `format` is as in a thread file; text that was typed is always Markdown. */
export function commentHtml(text: string, format: "markdown" | "html"): string {
  return format === "html" ? importedHtml(text) : markdown.render(text);
}

function commentMarkdown(): Parser {
  // Line breaks count, as in every comment field; nesting is capped, since visitors choose it.
  const md = new MarkdownIt("default", {
    html: false,
    linkify: true,
    breaks: true,
    maxNesting: 20,
  });
  md.validateLink = (url) => /^(?:https?|mailto):/i.test(url.trim());
  // "README.md" and "ada@example.org" were written as words: only full addresses become links.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.core.ruler.push("images_as_links", ({ tokens }) => {
    for (const token of tokens) if (token.children) token.children = imagesAsLinks(token.children);
  });
  md.core.ruler.push("quiet_headings", ({ tokens }) => {
    for (const token of tokens) quietHeading(token);
  });
  md.core.ruler.push("link_rel", ({ tokens }) => {
    for (const token of tokens) {
      for (const child of token.children ?? []) {
        if (child.type === "link_open") child.attrSet("rel", LINK_REL);
      }
    }
  });
  md.core.ruler.push("cell_alignment", ({ tokens }) => {
    for (const token of tokens) alignByClass(token);
  });
  return md;
}

/** A page that loads pictures visitors chose would tell strangers who reads it. */
function imagesAsLinks(children: readonly Token[]): Token[] {
  let isInLink = false;
  return children.flatMap((token) => {
    if (token.type === "link_open") isInLink = true;
    if (token.type === "link_close") isInLink = false;
    return token.type === "image" ? imageAsLink(token, isInLink) : [token];
  });
}

function imageAsLink(image: Token, isInLink: boolean): Token[] {
  const source = String(image.attrGet("src"));
  const text = clone(image, "text", "", 0);
  text.content = image.content || source;
  if (isInLink) return [text];
  const open = clone(image, "link_open", "a", 1);
  open.attrSet("href", source);
  return [open, text, clone(image, "link_close", "a", -1)];
}

function clone(like: Token, type: string, tag: string, nesting: -1 | 0 | 1): Token {
  const TokenType = like.constructor as new (
    type: string,
    tag: string,
    nesting: -1 | 0 | 1,
  ) => Token;
  return new TokenType(type, tag, nesting);
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
