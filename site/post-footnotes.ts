/** Footnotes, at the end of a post: in no section, which would want a heading of its own. */
import type { MarkdownIt } from "markdown-it";
import footnotes from "markdown-it-footnote";

/** What a text is rendered with that stands among others; the footnotes' plugin knows the first. */
interface FeedEnvironment {
  docId: string;
  resolve: (written: string) => string;
}

export function gatherFootnotes(markdown: MarkdownIt): void {
  markdown.use(footnotes);
  const { rules } = markdown.renderer;
  rules.footnote_block_open = () =>
    '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  for (const name of ["footnote_ref", "footnote_anchor"]) leadToPage(rules, name);
  giveRole(rules, "footnote_ref", "doc-noteref");
  giveRole(rules, "footnote_anchor", "doc-backlink");
}

/** In a feed, to the notes of the post's page: there are others' with the same numbers beside it. */
function leadToPage(rules: MarkdownIt["renderer"]["rules"], name: string): void {
  const render = rules[name];
  if (render === undefined) return;
  rules[name] = (tokens, at, options, env, self) => {
    const html = render(tokens, at, options, env, self);
    return isOfFeed(env)
      ? html.replace(
          /href="([^"]*)"/,
          (_, to: string) => `href="${env.resolve(to.replace(`-${env.docId}-`, ""))}"`,
        )
      : html;
  };
}

function isOfFeed(env: object = {}): env is FeedEnvironment {
  return "docId" in env && "resolve" in env;
}

/** What the link is for, to who listens (https://www.w3.org/TR/dpub-aria-1.1/). */
function giveRole(rules: MarkdownIt["renderer"]["rules"], name: string, role: string): void {
  const render = rules[name];
  if (render) rules[name] = (...all) => render(...all).replace("<a ", `<a role="${role}" `);
}
