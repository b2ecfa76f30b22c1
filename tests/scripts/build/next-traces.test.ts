import { expect, test } from "vitest";
import { emptyThread } from "../../../comments/thread.ts";
import { threadDigest } from "../../../comments/thread-digest.ts";
import { doubtfulTraces } from "../../../scripts/build/next-traces.ts";
import type { BuildTraces } from "../../../site/plan/build-traces.ts";

const digest = threadDigest(emptyThread("a"));
const page = { output: "", size: 1, time: 1, given: "", facts: [] };
const file = { key: "", size: 1, time: 1 };

function traces(threads: BuildTraces["threads"]): BuildTraces {
  return {
    ...{ inputs: "all", until: null, surroundings: "code", postsKey: "", facts: [], keys: [] },
    told: { posts: 0, comments: 0, reports: [] },
    pages: { made: page, kept: page },
    files: { "made.xml": file, "kept.xml": file },
    posts: {},
    pictures: {},
    threads,
  };
}

test("of a build that was edited under, nothing that it made and no thread that it read is taken for known", () => {
  const made = { name: "made", post: null, source: "", given: "", facts: [] };
  const written = (path: string, kept: typeof file | null) => ({
    ...{ file: { path, key: "", content: () => "" }, post: null, kept },
  });
  const planned = {
    plan: { made: new Map([[made, "it is new"]]), kept: new Map(), keys: [] },
    files: [written("made.xml", null), written("kept.xml", file)],
  };
  const last = traces({ same: { key: "1", digest }, changed: { key: "2", digest } });
  const now = traces({ same: { key: "1", digest }, changed: { key: "3", digest } });
  const { inputs, pages, files, threads } = doubtfulTraces(now, planned, last);
  expect(inputs).toBe("");
  expect([pages, files, threads].map((known) => Object.keys(known))).toEqual([
    ["kept"],
    ["kept.xml"],
    ["same"],
  ]);
});
