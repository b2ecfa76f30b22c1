/** What the trials count: that a promise which was broken is seen. */
import { expect, test } from "vitest";
import {
  accountOf,
  brokenPromises,
  newLedger,
  type Place,
  type Sighting,
} from "../../bench/crashes/account.ts";

const at = (place: Place, id = "one", word = "word-1"): Sighting => ({ place, id, word });

test.each<[string, Parameters<typeof brokenAfter>[0], Sighting[], string[]]>([
  ["nothing, where it waits", {}, [at("proposed")], []],
  ["nothing, where it was approved and merged", { verdict: "approve" }, [at("merged")], []],
  ["nothing, where it was approved and not merged", { verdict: "approve" }, [at("approved")], []],
  ["nothing, where it was rejected", { verdict: "reject" }, [at("rejected")], []],
  ["what is nowhere", {}, [], ["lost: word-1"]],
  [
    "what is there twice",
    {},
    [at("merged"), at("proposed", "two")],
    ["doubled: word-1", "renamed: word-1"],
  ],
  ["what stands in a thread twice", {}, [at("merged"), at("merged")], ["doubled: word-1"]],
  [
    "what waits though it was rejected",
    { verdict: "reject" },
    [at("proposed")],
    ["came back: word-1"],
  ],
  [
    "what is on the page though it is spam",
    { verdict: "spam" },
    [at("merged")],
    ["came back: word-1"],
  ],
  [
    "what waits though it was approved",
    { verdict: "approve" },
    [at("proposed")],
    ["came back: word-1"],
  ],
  [
    "what waited once more",
    { waitedAgain: true, verdict: "reject" },
    [at("rejected")],
    ["came back: word-1"],
  ],
  ["what has another id than was told", {}, [at("proposed", "two")], ["renamed: word-1"]],
  ["what nobody sent", {}, [at("proposed"), at("merged", "x", "")], ["unknown: "]],
])("an account names %s", (_, history, sightings, broken) => {
  expect(brokenAfter(history, sightings)).toEqual(broken);
});

/** One comment, which was received as `one`. */
function brokenAfter(
  {
    verdict,
    waitedAgain = false,
  }: { verdict?: "approve" | "reject" | "spam"; waitedAgain?: boolean },
  sightings: readonly Sighting[],
): string[] {
  const ledger = newLedger();
  ledger.acknowledged.set("word-1", "one");
  if (verdict !== undefined) ledger.decided.set("word-1", verdict);
  if (waitedAgain) ledger.waitedAgain.add("word-1");
  return brokenPromises(accountOf(ledger, new Set(["word-1"]), sightings));
}
