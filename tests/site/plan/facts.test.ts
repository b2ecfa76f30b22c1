import { describe, expect, test } from "vitest";
import { tracesOf } from "../../../site/plan/build-traces.ts";
import { changedFacts, keyOfFact, shapeOf } from "../../../site/plan/facts.ts";
import { sampleComment, sampleThread } from "../../support/sample-comments.ts";
import { postText, sampleSite } from "../../support/sample-site.ts";
import { sampleTraces } from "../../support/sample-traces.ts";

const files = { "posts/a.md": postText(), "pages/b.md": postText({ date: "" }) };
const ofA = sampleThread([sampleComment()], "a");

describe("all threads", () => {
  const before = sampleSite(files, { threads: [ofA] });

  test.each([
    [
      "a new comment",
      sampleSite(files, {
        threads: [sampleThread([...ofA.comments, sampleComment({ id: "c" })], "a")],
      }),
    ],
    [
      "the first on a page that nobody can answer",
      sampleSite(files, { threads: [ofA, sampleThread([sampleComment()], "b")] }),
    ],
    [
      "what a post says of itself",
      sampleSite(
        { ...files, "posts/a.md": postText({ updated: "2026-05-29" }) },
        { threads: [ofA] },
      ),
    ],
  ])("are others with %s", (_, after) => {
    const facts = { "threads ": keyOfFact("threads ", before) };
    const last = tracesOf(sampleTraces({ facts }, { shape: shapeOf(before) }));
    for (const some of [["threads "], null]) {
      expect([...changedFacts(last, before, shapeOf(before), some)]).toEqual([]);
      expect([...changedFacts(last, after, shapeOf(after), some)]).toEqual([
        ["threads ", keyOfFact("threads ", after)],
      ]);
    }
  });
});
