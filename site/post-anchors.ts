/** Headings of a post can be linked to: each has an id of its own, and is a link to itself. */
import type { MarkdownIt } from "markdown-it";
import anchors from "markdown-it-anchor";
import { wordSlug } from "./tag-list.ts";

/** Other things on a post's page have them. */
const TAKEN =
  /^(?:main|(?:comments|respond)(?:-title)?|(?:contents|related)-title|comment-.*|fn(?:ref)?\d.*)$/;

const asLink = anchors.permalink.headerLink({ class: "heading-link" });

export function anchorHeadings(markdown: MarkdownIt): void {
  markdown.use(anchors, {
    slugify: headingId,
    tabIndex: false,
    permalink: (slug, options, state, at) => {
      // No link may stand in another one.
      const heading = state.tokens[at + 1];
      const hasLink = /<a\b/i.test(heading?.content ?? "") || heading?.children?.some(isLink);
      if (hasLink !== true) asLink(slug, options, state, at);
    },
  });
}

function isLink({ type }: { type: string }): boolean {
  return type === "link_open" || type === "footnote_ref";
}

/** Of two alike in a post, the second one gets a number behind it. */
export function headingId(title: string): string {
  const slug = wordSlug(title) || "part";
  return TAKEN.test(slug) ? `on-${slug}` : slug;
}
