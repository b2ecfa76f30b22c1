/** The pull request of one comment: the comment first, then what there is to know, then what to do. */
import { submissionPath } from "../paths.ts";
import type { Review } from "../proposal.ts";
import { ownLink } from "./own-link.ts";
import { plainWords } from "./plain-words.ts";
import { linesFor, type Quotation, quotationFrom, quotationOf } from "./quotation.ts";
import {
  ALTERED,
  addressFact,
  isNameAltered,
  joined,
  labelling,
  quotedTitle,
  type ReviewItem,
  type ReviewOptions,
  reasonsOf,
  SHORTENED,
  shownAuthor,
  shownName,
  USUAL,
} from "./review-item.ts";

const MAX_NAME = 60;
const MOST_OF_PARENT = 500;
const BETWEEN = "\n\n".length;

export function reviewOf(item: ReviewItem, { budget }: ReviewOptions = USUAL): Review {
  const lines = linesFor(item.submission.text, budget);
  const answer = answered(item);
  const isAltered =
    isNameAltered(item) || answer.isAltered || quotationFrom(lines, budget).isAltered;
  const facts = [
    writer(item),
    answer.markdown,
    addressFact(item),
    reasonTable(item),
    whatToDo(item),
    isAltered ? ALTERED : "",
  ];
  const around = joined([SHORTENED, ...facts]).length + BETWEEN;
  const { markdown, isShortened } = quotationFrom(lines, budget - around);
  return {
    title: reviewTitle(item),
    body: joined([markdown, isShortened ? SHORTENED : "", ...facts]),
    ...labelling([item]),
  };
}

/** Its words alone, since this becomes the first line of a commit message. */
function reviewTitle(item: ReviewItem): string {
  const name = plainWords(item.submission.author.name, MAX_NAME) || "Somebody";
  return `${name} on ${quotedTitle(item)}`;
}

function writer(item: ReviewItem): string {
  const { date } = item.submission;
  const where = ownLink(quotedTitle(item), item.post?.url ?? "");
  return `${shownAuthor(item)} on ${where}, ${date.slice(0, 10)} ${date.slice(11, 16)} UTC`;
}

function answered({ parent }: ReviewItem): Pick<Quotation, "markdown" | "isAltered"> {
  if (parent === null) return { markdown: "", isAltered: false };
  if (parent === "unknown") {
    return { markdown: "It answers a comment that could not be looked up.", isAltered: false };
  }
  const { markdown, isAltered } = quotationOf(parent.text, MOST_OF_PARENT);
  // No colon after a name: of `Changelog` it would make a trailer.
  const fact = `It answers ${ownLink("a comment", parent.url)} by ${shownName(parent.name)}.`;
  return { markdown: joined([fact, markdown]), isAltered };
}

function reasonTable({ suspicions }: ReviewItem): string {
  if (suspicions.length === 0) return "";
  const rows = reasonsOf(suspicions).map((reason) => `| ${reason} |`);
  return ["| Why it may be spam |", "| --- |", ...rows].join("\n");
}

function whatToDo({ submission }: ReviewItem): string {
  return [
    "- **Approve:** merge.",
    `- **Correct:** edit \`${submissionPath(submission.post, submission.id)}\` in this branch, then merge.`,
    "- **Reject:** close. Spam is closed with the label `spam`.",
  ].join("\n");
}
