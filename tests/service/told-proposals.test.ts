/** What is still to be followed of what a host told, in the cases that hosts seldom make. */
import { expect, test } from "vitest";
import type { ProposalState } from "../../git-hosts/proposal.ts";
import type { ChangedProposal } from "../../git-hosts/reviews.ts";
import { nothingTold, remember, rememberBranches } from "../../service/told-proposals.ts";

function changed(name: string, state: ProposalState): ChangedProposal {
  return { name, state, changed: "2026-05-28T19:14:03Z" };
}

test("what is open is followed, whether or not its branch is there", () => {
  const memory = nothingTold();
  remember([changed("01a", "open"), changed("01b", "approved")], memory);
  expect(rememberBranches([], memory)).toEqual([["01b", "approved"]]);
  expect([...memory.unheeded]).toEqual([["01a", "open"]]);
});

test("what became of one is known until it is followed, also where it is told no more", () => {
  const memory = nothingTold();
  remember([changed("01a", "spam")], memory);
  remember([changed("01b", "open")], memory);
  rememberBranches(["01a", "01c"], memory);
  expect(memory.unheeded.get("01a")).toBe("spam");
  expect(memory.unheeded.get("01c")).toBeNull();
});

test("more may have changed where everything that is told is news", () => {
  const memory = nothingTold();
  const looks: [ChangedProposal[], boolean][] = [
    [[], true],
    [[], false],
    [[changed("01a", "open")], true],
    [[changed("01a", "open")], false],
    [[changed("01b", "open"), changed("01a", "open")], false],
    [[changed("01a", "rejected"), changed("01b", "approved")], true],
    [[], false],
  ];
  for (const [told, mayBeMore] of looks) {
    remember(told, memory);
    expect(memory.mayBeMore).toBe(mayBeMore);
    rememberBranches([], memory);
  }
});
