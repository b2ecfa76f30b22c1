/** Titles and descriptions as GitLab can take them, and without anything in them that it would act on. */

const LONGEST_TITLE = 255;
/** https://docs.gitlab.com/administration/instance_limits/#size-of-comments-and-descriptions-of-issues-merge-requests-and-epics */
const LONGEST_DESCRIPTION = 1_000_000;

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

/** GitLab counts code points, and refuses the whole where there are too many. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const points = [...text];
  return points.length <= longest ? text : `${points.slice(0, longest - 1).join("")}…`;
}
