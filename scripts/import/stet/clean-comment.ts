/** Brings what an export says of comments to what any comment here may hold. Whatever came by form or import is that already. Pure. */
import { importedHtml } from "../../../comments/imported-html.ts";
import type { Submission } from "../../../comments/submission.ts";
import { type Author, type Comment, isRemoved } from "../../../comments/thread.ts";
import { cleanLine, cleanPart } from "../../../comments/typed-text.ts";

export function cleanComment(comment: Comment): Comment {
  if (isRemoved(comment)) return comment;
  if (comment.kind === "comment") {
    const { author, text, format } = comment;
    return { ...comment, author: cleanAuthor(author), text: cleanWords(text, format) };
  }
  const { mention, author, text, format = "markdown" } = comment;
  return {
    ...comment,
    mention: { ...mention, title: cleanLine(mention.title), site: cleanLine(mention.site) },
    ...(author === undefined ? {} : { author: cleanAuthor(author) }),
    ...(text === undefined ? {} : { text: cleanWords(text, format) }),
  };
}

export function cleanSubmission(submission: Submission): Submission {
  const { author, text } = submission;
  return { ...submission, author: cleanAuthor(author), text: cleanPart(text) || NOTHING };
}

const NOTHING = "…";

function cleanAuthor<T extends Pick<Author, "name">>(author: T): T {
  return { ...author, name: cleanLine(author.name) || NOTHING };
}

function cleanWords(text: string, format: "markdown" | "html"): string {
  return format === "html" ? importedHtml(text) : cleanPart(text);
}
