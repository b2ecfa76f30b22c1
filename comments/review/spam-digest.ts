/** The one notice about suspected spam: how much there is, why, and boxes to rescue what is none. */
import { isSubmissionId } from "../comment-id.ts";
import type { Review } from "../proposal.ts";
import { plainWords } from "./plain-words.ts";
import { count, joined, quotedTitle, type ReviewItem, reasonsOf } from "./review-item.ts";
import { tickBox, tickedLabels } from "./tick-boxes.ts";

const MAX_NAME = 40;
const MAX_EXTRACT = 120;
const MAX_POSTS = 20;
const RESCUE = /^rescue ([0-9a-z]{26}) /;

export type Suspect = Pick<ReviewItem, "submission" | "post" | "suspicions">;

export interface DigestOptions {
  /** How many suspects get a box, the first ones. */
  shown: number;
  /** How long they are kept. */
  days: number;
}

export function digestOf(
  suspects: readonly Suspect[],
  { shown, days }: DigestOptions,
): Pick<Review, "title" | "body"> {
  const rest = suspects.length - shown;
  const reasons = suspects.flatMap(({ suspicions }) => reasonsOf(suspicions));
  const titles = titlesOf(suspects);
  const posts = suspects.map(({ submission }) => titles.get(submission.post) ?? "");
  const body = [
    `What looks like spam gets no pull request of its own. It is kept for ${count(days, "day")}, then deleted. Tick a box to have that comment put before you like any other.`,
    suspects.slice(0, shown).map(rescueBox).join("\n"),
    rest > 0 ? `${count(rest, "more comment")} not shown.` : "",
    table("Reason", reasons),
    table("Post", posts),
  ];
  return {
    title: `${count(suspects.length, "comment")} held back as suspected spam`,
    body: joined(body),
  };
}

/** The ids whose boxes are ticked in a notice's body, in its order. */
export function rescuedIn(body: string): string[] {
  const ids = tickedLabels(body).flatMap((label) => RESCUE.exec(label)?.[1] ?? []);
  return [...new Set(ids)].filter(isSubmissionId);
}

/** By post id; what the site has told of goes before what it has not. */
function titlesOf(suspects: readonly Suspect[]): Map<string, string> {
  const told = suspects.filter(({ post }) => post !== null);
  return new Map(
    [...suspects, ...told].map((suspect) => [suspect.submission.post, quotedTitle(suspect)]),
  );
}

/** The id first: what follows it is a stranger's, and words only. */
function rescueBox(suspect: Suspect): string {
  const { id, author, text } = suspect.submission;
  const name = plainWords(author.name, MAX_NAME) || "Somebody";
  const extract = plainWords(text, MAX_EXTRACT) || "no words";
  return tickBox(`rescue ${id} · ${name} on ${quotedTitle(suspect)}: ${extract}`);
}

/** How often each thing is there, the most frequent first. */
function table(heading: string, things: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  const falling = [...counts].sort(([, a], [, b]) => b - a);
  const others = falling.slice(MAX_POSTS).reduce((sum, [, number]) => sum + number, 0);
  const rows = [...falling.slice(0, MAX_POSTS), ...(others > 0 ? [["others", others]] : [])];
  return [
    `| ${heading} | Comments |`,
    "| --- | ---: |",
    ...rows.map(([thing, number]) => `| ${thing} | ${number} |`),
  ].join("\n");
}
