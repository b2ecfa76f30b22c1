/** Comments and submissions for tests: small, valid, and different only where a test says so. */
import type { Submission } from "../../comments/submission.ts";
import type { Mention, Thread, Tombstone, WrittenComment } from "../../comments/thread.ts";

export const DATE = "2026-05-28T19:14:03Z";

/** The `number`-th id in the order of time. */
export function submissionId(number: number): string {
  return `01jd${String(number).padStart(22, "0")}`;
}

export function sampleSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    version: 1,
    id: submissionId(1),
    post: "a-post",
    replyTo: null,
    date: DATE,
    author: { name: "Ada", url: "https://ada.example/", key: "k1:9f2c61d0a4b7e813" },
    text: "As *sent*.",
    ...changes,
  };
}

export function sampleComment(changes: Partial<WrittenComment> = {}): WrittenComment {
  return {
    id: "a",
    replyTo: null,
    kind: "comment",
    author: { name: "Ada", url: null, key: null },
    date: DATE,
    format: "markdown",
    text: "As *sent*.",
    source: "form",
    ...changes,
  };
}

export function sampleMention(changes: Partial<Mention> = {}): Mention {
  return {
    id: "m",
    replyTo: null,
    kind: "pingback",
    mention: { source: "https://blog.example/post", title: "A post", site: "A blog" },
    date: DATE,
    source: "wordpress",
    ...changes,
  };
}

export function tombstone(id: string, replyTo: string | null = null): Tombstone {
  return { id, replyTo, date: DATE, removed: true };
}

export function sampleThread(comments: Thread["comments"] = [], post = "a-post"): Thread {
  return { version: 1, post, comments };
}
