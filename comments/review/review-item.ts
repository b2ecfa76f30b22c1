/** What a moderator is told of a comment, and the words that pull requests of one and of many share. */
import { type Review, SUSPICIONS, type Suspicion } from "../proposal.ts";
import type { Submission } from "../submission.ts";
import { inertLine, isInert } from "./inert-text.ts";
import { cutTo } from "./plain-words.ts";

export interface ReviewItem {
  submission: Submission;
  /** Null where the site has not told of it yet. */
  post: { title: string; url: string } | null;
  /** Null at top level; `unknown` where what it answers could not be read. `text` is plain. */
  parent: { name: string; text: string; url: string } | null | "unknown";
  /** How many published comments carry the same `author.key`; null without one, or if not known. */
  earlier: number | null;
  suspicions: readonly Suspicion[];
}

export interface ReviewOptions {
  /** How many characters (UTF-16) the body may have. */
  budget: number;
}

/** GitHub takes 65,536 characters, fewer than the others. */
export const USUAL: ReviewOptions = { budget: 60_000 };

export const SHORTENED = "*Shortened: the whole text is in the file.*";
export const ALTERED =
  "*Marks that a git host might act on are shown in full width, as ＠ and ＃ are, and what cannot be seen is left out. The file has what was typed.*";

const MAX_TITLE = 80;
const MAX_SITE = 100;

/** Every label that we give, and when it is true of a proposal. */
const LABELS: Readonly<Record<string, (items: readonly ReviewItem[]) => boolean>> = {
  comment: () => true,
  "suspected-spam": (items) => items.some(({ suspicions }) => suspicions.length > 0),
  "first-time": (items) => items.some(({ earlier }) => earlier === 0),
};

/** Each of our labels, by whether it is known to be true of any of them. */
export function labelling(items: readonly ReviewItem[]): Pick<Review, "labels" | "notLabels"> {
  const isTrue = (label: string) => LABELS[label]?.(items) === true;
  const all = Object.keys(LABELS);
  return { labels: all.filter(isTrue), notLabels: all.filter((label) => !isTrue(label)) };
}

/** In quotation marks, and short enough for a title. */
export function quotedTitle({
  post,
  submission,
}: Pick<ReviewItem, "post"> & { submission: Pick<Submission, "post"> }): string {
  return `“${inertLine(cutTo(post?.title ?? submission.post, MAX_TITLE))}”`;
}

/** Never empty, whatever an import brought. */
export function shownName(name: string): string {
  return inertLine(name) || "Somebody";
}

/** Who wrote it, and their site as words: whoever opens it does so by hand. */
export function shownAuthor({ submission: { author } }: ReviewItem, before = ""): string {
  const name = `**${before}${shownName(author.name)}**`;
  if (author.url === null) return name;
  const site = author.url.replace(/^https?:\/\/|\/$/g, "");
  return `${name} (\`${inertLine(cutTo(site, MAX_SITE))}\`)`;
}

/** Whether {@link ALTERED} has to be said of what is shown beside the texts. */
export function isNameAltered({ submission, parent }: ReviewItem): boolean {
  const answered = parent === null || parent === "unknown" ? "" : parent.name;
  return ![submission.author.name, answered].every(isInert);
}

/** Anybody can type anybody's address: this never says that two comments are one person's. */
export function addressFact({ submission, earlier }: ReviewItem): string {
  if (submission.author.key === null) return "No e-mail address was typed.";
  if (earlier === null) return "";
  if (earlier === 0) return "No published comment came with this e-mail address.";
  return `The same e-mail address was typed in ${count(earlier, "published comment")} (unconfirmed).`;
}

export function reasonsOf(suspicions: readonly Suspicion[]): string[] {
  return suspicions.map((suspicion) => SUSPICIONS[suspicion]);
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Blocks of Markdown, or words of a line; those that are empty are left out. */
export function joined(parts: readonly string[], between = "\n\n"): string {
  return parts.filter((part) => part !== "").join(between);
}
