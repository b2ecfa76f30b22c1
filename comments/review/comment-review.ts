/** The pull request of one comment: the comment first, then what there is to know, then what to do. */
import { submissionPath } from "../paths.ts";
import type { Review } from "../proposal.ts";
import { ownLink } from "./own-link.ts";
import { plainWords } from "./plain-words.ts";
import { quotationOf } from "./quotation.ts";
import {
  ALTERED,
  addressFact,
  isAltered,
  labelsOf,
  quotedTitle,
  type ReviewItem,
  type ReviewOptions,
  reasonsOf,
  SHORTENED,
  shownName,
  shownSite,
  USUAL,
} from "./review-item.ts";

const MAX_NAME = 60;
const MOST_OF_PARENT = 500;
const BETWEEN = "\n\n";

export function reviewOf(item: ReviewItem, { budget }: ReviewOptions = USUAL): Review {
  const facts = [
    writer(item),
    answered(item),
    addressFact(item),
    reasonTable(item),
    whatToDo(item),
  ];
  const below = [...facts, isAltered(item) ? ALTERED : null].filter((part) => part !== null);
  const around = [SHORTENED, ...below].join(BETWEEN).length + BETWEEN.length;
  const { markdown, isShortened } = quotationOf(item.submission.text, budget - around);
  const body = [markdown, ...(isShortened ? [SHORTENED] : []), ...below].join(BETWEEN);
  return { title: reviewTitle(item), body, labels: labelsOf([item]) };
}

/** Its words alone, since this becomes the first line of a commit message. */
function reviewTitle(item: ReviewItem): string {
  const name = plainWords(item.submission.author.name, MAX_NAME) || "Somebody";
  return `${name} on ${quotedTitle(item)}`;
}

function writer(item: ReviewItem): string {
  const { author, date } = item.submission;
  const site = author.url === null ? "" : ` (${shownSite(author.url)})`;
  const when = `${date.slice(0, 10)}, ${date.slice(11, 16)} UTC`;
  const where = ownLink(quotedTitle(item), item.post?.url ?? "");
  return `**${shownName(author.name)}**${site} on ${where}, ${when}`;
}

function answered({ parent }: ReviewItem): string | null {
  if (parent === null) return null;
  if (parent === "unknown") return "It answers a comment that could not be looked up.";
  const { markdown } = quotationOf(parent.text, MOST_OF_PARENT);
  // No colon after a name: of `Changelog` it would make a trailer.
  const fact = `It answers ${ownLink("a comment", parent.url)} by ${shownName(parent.name)}.`;
  return markdown === "" ? fact : fact + BETWEEN + markdown;
}

function reasonTable({ suspicions }: ReviewItem): string | null {
  if (suspicions.length === 0) return null;
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
