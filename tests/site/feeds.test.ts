import { describe, expect, test } from "vitest";
import { xmlText } from "../../comments/xml-text.ts";
import { feedComments, feedPosts, newestChange } from "../../site/feeds.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const day = (number: number) => `2026-05-${String(number).padStart(2, "0")}T10:00:00Z`;

describe("the feed of comments", () => {
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
  const entries = feedComments(index.posts, threads);

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

  test("has the newest fifty", () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      sampleComment({ id: `c${at}`, date: `2026-05-01T10:00:${at}Z`.replace(/:(\d)Z/, ":0$1Z") }),
    );
    const site = sampleSite({ "posts/a.md": postText() }, { threads: [sampleThread(many, "a")] });
    const ids = feedComments(site.index.posts, site.threads).map(({ comment }) => comment.id);
    expect(ids).toEqual(
      many
        .slice(10)
        .reverse()
        .map(({ id }) => id),
    );
  });
});

test("the feed of posts has the newest twenty", () => {
  expect(feedPosts(Array.from({ length: 30 }, (_, at) => at))).toEqual(
    Array.from({ length: 20 }, (_, at) => at),
  );
});

test.each([
  ["the newest of its entries did", [{ updated: day(2) }, { updated: day(7) }], day(7)],
  ["one that was never updated appeared", [{ date: day(8), updated: null }], day(8)],
  ["it is empty, and never did", [], "1970-01-01T00:00:00Z"],
])("a feed changed when %s", (_, entries, moment) => {
  expect(newestChange(entries)).toBe(moment);
});

test("nothing that XML forbids gets into a feed, and nothing stands before its declaration", () => {
  expect(xmlText("\n<?xml?>a\u0000\u0008\u000b\u001b\ufffe\ud800b\tü🌱\n")).toBe(
    "<?xml?>a\ufffdb\tü🌱\n",
  );
});
