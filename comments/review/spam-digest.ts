/** The one notice about suspected spam: how much there is, why, and boxes to rescue what is none. */
import { isSubmissionId } from "../comment-id.ts";
import type { Review } from "../proposal.ts";
import { extractOf } from "./extract.ts";
import { count, joined, quotedTitle, type ReviewItem, reasonsOf } from "./review-item.ts";
import { boxesIn, type TickBox, tickBox } from "./tick-boxes.ts";

const MAX_POSTS = 20;
const RESCUE = /^rescue ([0-9a-z]{26}) /;

export type Suspect = Pick<ReviewItem, "submission" | "post" | "suspicions">;

/** One that gets no box: nobody needs to have read its words. */
export interface Counted extends Pick<Suspect, "post" | "suspicions"> {
  submission: Pick<Suspect["submission"], "post">;
}

/** Those shown have a box; `days` is how long all are kept. */
export function digestOf(
  shown: readonly Suspect[],
  others: readonly Counted[],
  { days }: { days: number },
): Pick<Review, "title" | "body"> {
  const suspects = [...shown, ...others];
  const reasons = suspects.flatMap(({ suspicions }) => reasonsOf(suspicions));
  const titles = titlesOf(suspects);
  const posts = suspects.map(({ submission }) => titles.get(submission.post) ?? "");
  const body = [
    `What looks like spam gets no pull request of its own. It is kept for ${count(days, "day")}, then deleted. Tick a box to have that comment put before you like any other. Close this to delete at once those whose boxes are empty.`,
    shown.map(rescueBox).join("\n"),
    others.length > 0 ? `${count(others.length, "more comment")} not shown.` : "",
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
  return idsOf(boxesIn(body).filter(({ isTicked }) => isTicked));
}

/** The ids that have a box there, and no ticked one. */
export function unwantedIn(body: string): string[] {
  const rescued = rescuedIn(body);
  return idsOf(boxesIn(body)).filter((id) => !rescued.includes(id));
}

function idsOf(boxes: readonly TickBox[]): string[] {
  const ids = boxes.flatMap(({ label }) => RESCUE.exec(label)?.[1] ?? []);
  return [...new Set(ids)].filter(isSubmissionId);
}

/** By post id; what the site has told of goes before what it has not. Each is put into words once. */
function titlesOf(suspects: readonly Counted[]): Map<string, string> {
  const byPost = new Map<string, Counted>();
  for (const suspect of suspects) {
    const { post } = suspect.submission;
    if (!byPost.get(post)?.post) byPost.set(post, suspect);
  }
  return new Map([...byPost].map(([post, suspect]) => [post, quotedTitle(suspect)]));
}

/** The id first: what follows it is a stranger's, and words only. */
function rescueBox(suspect: Suspect): string {
  const { submission } = suspect;
  return tickBox(`rescue ${submission.id} · ${extractOf(submission, quotedTitle(suspect))}`);
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
