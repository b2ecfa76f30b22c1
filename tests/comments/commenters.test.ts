/** How often each address was typed in published comments, by its key. */
import { expect, test } from "vitest";
import { Commenters, commentersOf, countsByKey } from "../../comments/commenters.ts";
import { threadDigest } from "../../comments/thread-digest.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";

const ADA = "k1:aaaaaaaaaaaaaaaa";
const BOB = "k2:bbbbbbbbbbbbbbbb";
const by = (id: string, key: string | null) =>
  sampleComment({ id, author: { name: "Whoever", url: null, key } });

test("comments with one key are counted over all threads, in the order of the keys", () => {
  const threads = [
    sampleThread([by("a", BOB), by("b", ADA), by("c", ADA)], "one"),
    sampleThread([by("d", ADA)], "two"),
    sampleThread([], "three"),
  ];
  const commenters = commentersOf(countsByKey(threads.map(threadDigest)));
  expect(Object.entries(commenters.comments)).toEqual([
    [ADA, 3],
    [BOB, 1],
  ]);
  expect(Commenters.parse(commenters)).toEqual(commenters);
});

test("whoever typed no address, was removed, or mentioned the post is not counted", () => {
  const author = { name: "A blog", url: null, key: ADA };
  const comments = [by("a", null), tombstone("b"), sampleMention({ id: "m", author })];
  expect(commentersOf(countsByKey([threadDigest(sampleThread(comments))]))).toEqual({
    version: 1,
    comments: {},
  });
});
