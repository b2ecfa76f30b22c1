/** Titles and descriptions as GitLab can take them, and without anything in them that it would act on. */

/** In code points: https://docs.gitlab.com/development/issuable-like-models/. */
const LONGEST_TITLE = 255;
/** The same page: a megabyte, which so many code points of four bytes do not reach. */
const LONGEST_DESCRIPTION = 250_000;

export interface ShownText {
  title: string;
  description: string;
}

export function shownText({ title, body }: { title: string; body: string }): ShownText {
  return {
    title: shortened(title, LONGEST_TITLE),
    description: shortened(withoutQuickActions(body), LONGEST_DESCRIPTION),
  };
}

/**
 * GitLab carries out a line of a description that begins with a slash and the name of a command, such
 * as `/merge` (https://docs.gitlab.com/user/project/quick_actions/). It drops carriage returns before
 * it looks, so whatever cannot be seen counts for nothing here. Its versions have told in different
 * ways which lines are code or a quotation, where a command is mere text: so no line is trusted to be.
 * Markdown shows `\/` as `/`.
 */
export function withoutQuickActions(markdown: string): string {
  return markdown.replace(/(?<![^\n])((?:(?!\n)[\s\p{C}])*)\//gu, "$1\\/");
}

/** Of what is longer, GitLab refuses all. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const points = [...text];
  return points.length <= longest ? text : `${points.slice(0, longest - 1).join("")}…`;
}
