import { describe, expect, test } from "vitest";
import { threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Thread } from "../../../comments/thread.ts";
import {
  livingIn,
  withoutComment,
  withRestored,
  withText,
} from "../../../scripts/moderate/thread-changes.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../../support/sample-comments.ts";

const EDITED = "2026-06-01T00:00:00Z";
const a = sampleComment({ id: "a" });
const b = sampleComment({ id: "b", replyTo: "a" });
const m = sampleMention({ id: "m" });
const thread = sampleThread([a, b, m]);

describe("removing", () => {
  test("leaves a tombstone in its place that says what it answered", () => {
    expect(withoutComment(thread, "b").comments).toEqual([a, tombstone("b", "a"), m]);
  });

  test("takes a mention too", () => {
    expect(withoutComment(thread, "m").comments).toEqual([a, b, tombstone("m")]);
  });

  test("what is removed already says how to bring it back", () => {
    expect(() => withoutComment(withoutComment(thread, "a"), "a")).toThrow("restore a");
  });
});

describe("restoring", () => {
  test("puts a comment back to its place", () => {
    expect(withRestored(withoutComment(thread, "b"), b)).toEqual(thread);
  });

  test("refuses what is not removed, and what is not there", () => {
    expect(() => withRestored(thread, b)).toThrow("is not removed");
    expect(() => withRestored(sampleThread([]), b)).toThrow("There is no comment b");
  });
});

describe("editing", () => {
  test("changes the text and says when, and nothing else", () => {
    expect(withText(thread, "b", "New", EDITED).comments).toEqual([
      a,
      { ...b, text: "New", edited: EDITED },
      m,
    ]);
  });

  test("refuses what another site wrote, what was removed, and what is not there", () => {
    expect(() => withText(thread, "m", "New", EDITED)).toThrow("m is a pingback");
    expect(() => withText(withoutComment(thread, "a"), "a", "New", EDITED)).toThrow("was removed");
    expect(() => withText(thread, "z", "New", EDITED)).toThrow("There is no comment z");
  });
});

describe("an older version of a file", () => {
  const path = threadPath("a-post");

  test("gives the comment where it was there and not removed", () => {
    const text = stableJson(Thread, thread);
    expect(livingIn({ text, path }, "b")).toEqual(b);
    expect(livingIn({ text, path }, "z")).toBeNull();
    expect(
      livingIn({ text: stableJson(Thread, withoutComment(thread, "b")), path }, "b"),
    ).toBeNull();
  });

  test("is passed over where it cannot be read", () => {
    expect(livingIn({ text: "<<<<<<< HEAD", path }, "b")).toBeNull();
  });
});
