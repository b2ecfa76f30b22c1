/** The pull request of several comments: by post, each with its number and a box to leave it out. */
import type { Review } from "../proposal.ts";
import { fairShare } from "./fair-share.ts";
import { isInert } from "./inert-text.ts";
import { ownLink } from "./own-link.ts";
import { cutTo } from "./plain-words.ts";
import { inlineQuotation, linesFor, quotationFrom } from "./quotation.ts";
import type { QuotedLine } from "./quoted-lines.ts";
import {
  ALTERED,
  addressFact,
  count,
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
import { tickBox } from "./tick-boxes.ts";

/** More than this is not read in passing. */
const MOST_OF_ONE = 2_000;
const MOST_OF_PARENT = 100;
const BETWEEN = "\n\n".length;

const WHAT_TO_DO = [
  "### What to do\n",
  "- **Approve:** merge.",
  "- **Leave some out:** tick their boxes, or write `drop 3 7` on a line of its own in a comment here. Merge when this text says that they are left out.",
  "- **Correct:** edit the comment's file in this branch, then merge.",
  "- **Reject all:** close. Spam is closed with the label `spam`.",
].join("\n");

export interface BatchOptions extends ReviewOptions {
  /** Ids of submissions that the moderator left out. */
  leftOut: ReadonlySet<string>;
}

interface Numbered {
  number: number;
  item: ReviewItem;
  isLeftOut: boolean;
  lines: readonly QuotedLine[];
}

/**
 * `items` are all that the batch was made with, in its order, also those that are left out since: a
 * number is a place in it, from 1, and so belongs to its id for good.
 */
export function batchReviewOf(
  items: readonly ReviewItem[],
  { budget, leftOut }: BatchOptions = { ...USUAL, leftOut: new Set() },
): Review {
  const all = items.map((item, at) => {
    const { id, text } = item.submission;
    const lines = linesFor(text, MOST_OF_ONE);
    return { number: at + 1, item, isLeftOut: leftOut.has(id), lines };
  });
  const kept = all.filter(({ isLeftOut }) => !isLeftOut);
  const keptItems = kept.map(({ item }) => item);
  // With every note that a shortened text brings along, and none of the texts.
  const around = bodyOf(all, 0).length;
  const lengths = kept.map(({ lines }) => quotationFrom(lines, MOST_OF_ONE).markdown.length);
  const room = budget - around - kept.length * BETWEEN;
  const most = Math.min(fairShare(lengths, room), MOST_OF_ONE);
  return { title: batchTitle(keptItems), body: bodyOf(all, most), ...labelling(keptItems) };
}

function batchTitle(kept: readonly ReviewItem[]): string {
  const [first] = kept;
  const posts = new Set(kept.map(({ submission }) => submission.post)).size;
  const where = posts === 1 && first ? quotedTitle(first) : count(posts, "post");
  return `${count(kept.length, "comment")} on ${where}`;
}

/** `most` is how many characters each quotation may have. */
function bodyOf(all: readonly Numbered[], most: number): string {
  const groups = [...new Set(all.map(({ item }) => item.submission.post))].flatMap((post) => {
    const group = all.filter(({ item }) => item.submission.post === post);
    return [heading(group), ...group.flatMap((one) => blocksOf(one, most))];
  });
  return joined([...groups, WHAT_TO_DO, all.some(isAltered) ? ALTERED : ""]);
}

function isAltered({ item, lines }: Numbered): boolean {
  const { parent } = item;
  const answered = parent === null || parent === "unknown" ? "" : parent.text;
  return (
    isNameAltered(item) ||
    !isInert(cutTo(answered, MOST_OF_PARENT)) ||
    quotationFrom(lines, MOST_OF_ONE).isAltered
  );
}

/** Of the first whose post is known: the site may tell of it while a batch is made. */
function heading(group: readonly Numbered[]): string {
  const items = group.map(({ item }) => item);
  const told = items.find(({ post }) => post !== null) ?? items[0];
  return told ? `### ${ownLink(quotedTitle(told), told.post?.url ?? "")}` : "";
}

function blocksOf({ number, item, isLeftOut, lines }: Numbered, most: number): string[] {
  const author = shownAuthor(item, `${number} · `);
  const box = tickBox(`leave out ${number}`, isLeftOut);
  if (isLeftOut) return [`${author} is left out.`, box];
  const { markdown, isShortened } = quotationFrom(lines, most);
  const facts = joined([answered(item), addressFact(item), suspected(item)], " ");
  return [author, markdown, isShortened ? SHORTENED : "", facts, box];
}

function answered({ parent }: ReviewItem): string {
  if (parent === null) return "";
  if (parent === "unknown") return "Answers a comment that could not be looked up.";
  const fact = `Answers ${ownLink("a comment", parent.url)} by ${shownName(parent.name)}`;
  return parent.text === ""
    ? `${fact}.`
    : `${fact} (${inlineQuotation(parent.text, MOST_OF_PARENT)}).`;
}

function suspected({ suspicions }: ReviewItem): string {
  return suspicions.length === 0 ? "" : `**May be spam:** ${reasonsOf(suspicions).join("; ")}.`;
}
