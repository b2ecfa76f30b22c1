/** Comments and submissions in the shapes that threads take. */
import type { Submission } from "../../comments/submission.ts";
import type { WrittenComment } from "../../comments/thread.ts";
import { between, type Chance } from "../chance.ts";
import { commentText, words } from "./prose.ts";

const BEGIN = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/**
 * Half of them at top level, a third answers to what was said lately, and the rest one chain, each an
 * answer to the one before. `first` numbers their ids, which sort by time.
 */
export function sampleComments(chance: Chance, count: number, first = 0): WrittenComment[] {
  const comments: WrittenComment[] = [];
  let endOfChain: string | null = null;
  for (let at = 0; at < count; at += 1) {
    const id = idOf(first + at);
    const shape = chance();
    const lately = comments[Math.max(0, at - between(chance, 1, 50))]?.id ?? null;
    const replyTo: string | null = shape < 0.5 ? null : shape < 0.83 ? lately : endOfChain;
    if (shape >= 0.83) endOfChain = id;
    comments.push(sampleComment(chance, id, first + at, replyTo));
  }
  return comments;
}

export function submissionOf(comment: WrittenComment, post: string): Submission {
  const { id, replyTo, date, author, text } = comment;
  return { version: 1, id, post, replyTo, date, author, text };
}

function sampleComment(
  chance: Chance,
  id: string,
  number: number,
  replyTo: string | null,
): WrittenComment {
  const person = between(chance, 0, 2000);
  const url = chance() < 0.3 ? `https://person-${person}.example/` : null;
  const key = chance() < 0.6 ? `k1:${person.toString(16).padStart(16, "0")}` : null;
  return {
    id,
    replyTo,
    kind: "comment",
    author: { name: `${words(chance, 1, 2)} ${person}`, url, key },
    date: `${new Date(BEGIN + number * MINUTE).toISOString().slice(0, 19)}Z`,
    format: "markdown",
    text: commentText(chance),
    source: "form",
  };
}

function idOf(number: number): string {
  return `01jd${String(number).padStart(22, "0")}`;
}
