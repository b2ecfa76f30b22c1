/** Footnotes, at the end of a post: in no section, which would want a heading of its own. */
import type { MarkdownIt } from "markdown-it";
import footnotes from "markdown-it-footnote";

export function gatherFootnotes(markdown: MarkdownIt): void {
  markdown.use(footnotes);
  const { rules } = markdown.renderer;
  rules.footnote_block_open = () =>
    '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  giveRole(rules, "footnote_ref", "doc-noteref");
  giveRole(rules, "footnote_anchor", "doc-backlink");
}

/** What the link is for, to who listens (https://www.w3.org/TR/dpub-aria-1.1/). */
function giveRole(rules: MarkdownIt["renderer"]["rules"], name: string, role: string): void {
  const render = rules[name];
  if (render) rules[name] = (...all) => render(...all).replace("<a ", `<a role="${role}" `);
}
