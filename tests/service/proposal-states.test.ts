/** What was heard of proposals is told without asking, and the rest is asked at most so often. */
import { expect, test } from "vitest";
import type { ProposalState } from "../../git-hosts/proposal.ts";
import { proposalStates, statesAskedEachTime } from "../../service/proposal-states.ts";
import { rateLimit } from "../../service/rate-limits.ts";

/** A host that knows these, and counts how often it is asked. */
function states(known: Readonly<Record<string, ProposalState>>, burst = 100) {
  const clock = { now: 0 };
  const asked: string[] = [];
  const stateOf = async (name: string) => {
    asked.push(name);
    return known[name] ?? "none";
  };
  const limit = rateLimit({ burst, everyMs: 5_000 }, () => clock.now);
  return { asked, clock, limit, stateOf, states: proposalStates({ stateOf }, limit) };
}

test.each<ProposalState>(["open", "approved", "rejected", "spam"])(
  "what is %s is asked for once",
  async (state) => {
    const { states: known, asked } = states({ one: state });
    for (let times = 0; times < 3; times++) expect(await known.of("one")).toBe(state);
    expect(asked).toEqual(["one"]);
  },
);

test("what is not there yet is asked for again", async () => {
  const { states: known, asked } = states({});
  expect([await known.of("one"), await known.of("one")]).toEqual(["none", "none"]);
  expect(asked).toHaveLength(2);
});

test("what was heard is not asked for, and what was heard last counts", async () => {
  const { states: known, asked } = states({ one: "open" });
  known.heard("one", "open");
  known.heard("one", "approved");
  expect(await known.of("one")).toBe("approved");
  expect(asked).toEqual([]);
});

test("what is heard while the host is asked is newer than its answer", async () => {
  const { states: known } = states({});
  const answer = known.of("one", async () => {
    known.heard("one", "approved");
    return "open";
  });
  expect([await answer, await known.of("one")]).toEqual(["approved", "approved"]);
});

test("all visitors together ask only so often; what is known they are told all the same", async () => {
  const { states: known, asked, clock } = states({ one: "open", two: "open", three: "open" }, 2);
  await known.of("one");
  await known.of("two");
  await expect(known.of("three")).rejects.toThrow("comment/three");
  expect(await known.of("one")).toBe("open");
  clock.now += 5_000;
  expect(await known.of("three")).toBe("open");
  expect(asked).toEqual(["one", "two", "three"]);
});

test("an answer that did not come is not remembered", async () => {
  const { states: known } = states({ one: "open" });
  await expect(known.of("one", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await known.of("one")).toBe("open");
});

test("of ten thousand the one heard of longest ago is asked for again", async () => {
  const { states: known, asked } = states({ "name-0": "open" });
  for (let at = 0; at < 10_000; at++) known.heard(`name-${at}`, "rejected");
  known.heard("name-1", "rejected");
  expect(await known.of("name-0")).toBe("rejected");
  known.heard("another", "open");
  expect(await known.of("name-0")).toBe("open");
  expect(asked).toEqual(["name-0"]);
});

test("plain git is asked each time, by all visitors together only so often", async () => {
  const { stateOf, asked, limit } = states({ one: "open" }, 2);
  const known = statesAskedEachTime({ stateOf }, limit);
  known.heard("one", "approved");
  expect([await known.of("one"), await known.of("one")]).toEqual(["open", "open"]);
  await expect(known.of("one")).rejects.toThrow("comment/one");
  expect(asked).toHaveLength(2);
});
