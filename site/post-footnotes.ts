/** Footnotes, at the end of a post: in no section, which would want a heading of its own. */
import type { MarkdownIt, Token } from "markdown-it";
import footnotes from "markdown-it-footnote";
import type { Words } from "../words/words.ts";

/** What a text is rendered with that stands among others; the footnotes' plugin knows the first. */
interface FeedEnvironment {
  docId: string;
  resolve: (written: string) => string;
}

/** Sees where they are; what they look like is for `gatherFootnotes` to say. */
export function readFootnotes(markdown: MarkdownIt): void {
  markdown.use(footnotes);
}

export function gatherFootnotes(markdown: MarkdownIt, { site }: Words): void {
  readFootnotes(markdown);
  const { rules } = markdown.renderer;
  rules.footnote_block_open = () =>
    '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  // The same at each place where a note is marked.
  rules.footnote_caption = (tokens, at) => `[${placeOf(tokens[at]).note}]`;
  for (const name of ["footnote_ref", "footnote_anchor"])
    change(rules, name, (link, _, env) => (isOfFeed(env) ? onPage(link, env) : link));
  change(rules, "footnote_ref", (link) => link.replace("<a ", '<a role="doc-noteref" '));
  change(rules, "footnote_anchor", (link, token) => {
    const { place } = placeOf(token);
    const name = site.backToText(place);
    const shown = place === 1 ? link : link.replace("</a>", `<sup>${place}</sup></a>`);
    return shown.replace("<a ", `<a role="doc-backlink" aria-label="${name}" `);
  });
}

/** What a link is for, to who listens (https://www.w3.org/TR/dpub-aria-1.1/), stands in no token. */
function change(
  rules: MarkdownIt["renderer"]["rules"],
  name: string,
  changed: (html: string, token: Token | undefined, env: object | undefined) => string,
): void {
  const render = rules[name];
  if (render) rules[name] = (...all) => changed(render(...all), all[0][all[1]], all[3]);
}

function isOfFeed(env: object = {}): env is FeedEnvironment {
  return "docId" in env && "resolve" in env;
}

/** In a feed, to the notes of the post's page: there are others' with the same numbers beside it. */
function onPage(link: string, { docId, resolve }: FeedEnvironment): string {
  const address = (_: string, to: string) => `href="${resolve(to.replace(`-${docId}-`, ""))}"`;
  return link.replace(/href="([^"]*)"/, address);
}

/** Both from 1: which note, and which of the places where it is marked. */
function placeOf(token: Token | undefined): { note: number; place: number } {
  const { id = 0, subId = 0 }: { id?: number; subId?: number } = token?.meta ?? {};
  return { note: id + 1, place: subId + 1 };
}
