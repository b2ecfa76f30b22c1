import { describe, expect, test } from "vitest";
import { newestComments } from "../../site/newest-comments.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const day = (number: number) => `2026-05-${String(number).padStart(2, "0")}T10:00:00Z`;

describe("the newest comments", () => {
  const { index, threads } = sampleSite(
    { "posts/a.md": postText(), "posts/b.md": postText() },
    {
      settings: sampleSettings({ comments: { open: true, closeAfterDays: null, maxDepth: 2 } }),
      threads: [
        sampleThread(
          [
            sampleComment({ id: "first", date: day(1), edited: day(9) }),
            sampleComment({ id: "answer", replyTo: "first", date: day(3) }),
            sampleComment({ id: "deep", replyTo: "answer", date: day(5) }),
            tombstone("gone"),
            sampleComment({ id: "after-gone", replyTo: "gone", date: day(4) }),
          ],
          "a",
        ),
        sampleThread([sampleMention({ id: "ping", date: day(2) })], "b"),
      ],
    },
  );
  const entries = newestComments(index.posts, threads, 50);

  test("has those of all posts, the newest first, and nothing that was removed", () => {
    expect(entries.map(({ comment }) => comment.id)).toEqual([
      "deep",
      "after-gone",
      "answer",
      "ping",
      "first",
    ]);
  });

  test("says what each answers, also where the page does not nest it", () => {
    const answers = entries.map(({ comment, answers }) => [comment.id, answers]);
    expect(Object.fromEntries(answers)).toEqual({
      first: "/2026/a/",
      answer: "/2026/a/#comment-first",
      deep: "/2026/a/#comment-answer",
      "after-gone": "/2026/a/#comment-gone",
      ping: "/2026/b/",
    });
  });

  test("says when a comment was edited", () => {
    expect(entries.find(({ comment }) => comment.id === "first")?.updated).toBe(day(9));
  });

  test("are as many as were asked for, also where others are on the same posts", () => {
    const two = newestComments(index.posts, threads, 2);
    expect(two.map(({ comment }) => comment.id)).toEqual(["deep", "after-gone"]);
  });
});
