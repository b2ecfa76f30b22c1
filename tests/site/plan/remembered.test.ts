import fc from "fast-check";
import { expect, test } from "vitest";
import {
  rememberedPost,
  rememberedThread,
  wholePost,
  wholeThread,
} from "../../../site/plan/remembered.ts";
import type { KnownPost } from "../../../site/read-posts.ts";
import type { KnownThread } from "../../../site/threads.ts";

const text = fc.string({ unit: "grapheme" });
const texts = fc.array(text, { maxLength: 3 });
const perhaps = fc.option(text);

const posts = fc.record<KnownPost>({
  id: text,
  kind: fc.constantFrom("post", "page"),
  file: fc.oneof(text, fc.constantFrom("pages/a.md", "posts/a.md")),
  title: text,
  description: fc.oneof(text, fc.constantFrom("post", "page", "null")),
  date: fc.oneof(perhaps, fc.constant("2026-05-28T12:00:00Z")),
  updated: perhaps,
  month: fc.oneof(perhaps, fc.constant("2026-05")),
  tags: texts,
  image: perhaps,
  series: perhaps,
  pinned: fc.boolean(),
  toc: fc.boolean(),
  draft: fc.boolean(),
  navigation: fc.boolean(),
  scheduled: fc.boolean(),
  path: fc.constantFrom("/2026/a/", "/a/"),
  url: fc.oneof(text, fc.constantFrom("/2026/a/", "/a/")),
  aliases: texts,
  comments: fc.option(
    fc.record({
      open: fc.boolean(),
      closedBecause: fc.constantFrom(null, "no-service", "site", "post", "age"),
      closes: perhaps,
    }),
  ),
  pictures: texts,
  key: text,
  contentId: text,
});

const key = fc.tuple(fc.nat(), fc.nat()).map(([number, hash]) => `k${number}:${hash}`);
const keys = fc.array(key).map((all) => all.join(" "));
const threads = fc.record<KnownThread>({
  key: text,
  digest: fc.record({
    responses: fc.nat(),
    places: fc.nat(),
    newest: perhaps,
    changed: perhaps,
    commenters: keys,
    mentioners: keys,
    isLong: fc.boolean(),
  }),
});

/** As a file gives it back. */
const written = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test("what is remembered of a post is all that is known of it, whatever it says", () => {
  const check = (post: KnownPost) => {
    expect(wholePost(written(rememberedPost(post)), post.file)).toEqual(post);
  };
  fc.assert(fc.property(posts, check), { numRuns: 500 });
});

test("what is remembered of a thread is all that is known of it", () => {
  const check = (thread: KnownThread) => {
    expect(wholeThread(written(rememberedThread(thread)))).toEqual(thread);
  };
  fc.assert(fc.property(threads, check), { numRuns: 500 });
});
