/** What every git host with pull requests must do with labels. Part of the contract in reviews.contract.ts. */
import { describe, expect, test } from "vitest";
import { SPAM_LABEL } from "../../git-hosts/proposal.ts";
import { type Awaitable, NAME, proposalNamed } from "./git-host.contract.ts";
import { type ReviewedHostUnderTest, reviewsOf, reviseNow, seenNow } from "./reviewed-host.ts";

const proposal = proposalNamed(NAME);

export function describeLabels(title: string, fresh: () => Awaitable<ReviewedHostUnderTest>): void {
  describe(`${title}: revising labels`, () => {
    const labelled = (labels: string[], notLabels: string[]) => {
      return { ...proposal, review: { title: "Two", body: "Two", labels, notLabels } };
    };
    const suspected = labelled(["comment", "suspected"], ["first time"]);
    const first = labelled(["comment", "first time"], ["suspected", "many"]);

    test("gives and takes away ours, and leaves those that others gave it", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(suspected);
      for (const label of ["to read", SPAM_LABEL]) await reviewer.label(NAME, label);
      await reviseNow(host, first);
      const { labels } = await reviewer.pullRequest(NAME);
      expect(labels.toSorted()).toEqual(["comment", "first time", SPAM_LABEL, "to read"]);
    });

    test("says that all is done only once they are right, or together with them", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(suspected);
      const bodies: string[] = [];
      reviewer.beforeRequests(async (_, path) => {
        if (path.includes("/labels")) bodies.push((await reviewer.pullRequest(NAME)).body);
      });
      await reviseNow(host, { ...first, review: { ...first.review, body: "Done" } });
      expect((await reviewer.pullRequest(NAME)).body).toBe("Done");
      expect(bodies).not.toContain("Done");
    });

    test("overwrites no box that is ticked while they are corrected", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(suspected);
      const seen = await seenNow(host);
      let isTicked = false;
      reviewer.beforeRequests(async (method, path) => {
        if (method === "GET" || !path.includes("/labels")) return;
        isTicked = true;
        await reviewer.setBody(NAME, "- [x] 2");
      });
      const revised = { ...first, review: { ...first.review, body: "Done" } };
      const error = await reviewsOf(host)
        .revise(revised, seen)
        .catch((caught: unknown) => caught);
      // A host that takes labels together with the text has no such moment.
      if (isTicked) expect(error).toMatchObject({ kind: "conflict" });
      expect((await reviewer.pullRequest(NAME)).body).toBe(isTicked ? "- [x] 2" : "Done");
    });

    test("leaves one that the moderator gives it at that very moment", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(suspected);
      let given = 0;
      reviewer.beforeRequests(async (method) => {
        if (method === "GET") return;
        given += 1;
        await reviewer.label(NAME, `mine ${given}`);
      });
      await reviseNow(host, first);
      const { labels } = await reviewer.pullRequest(NAME);
      const mine = Array.from({ length: given }, (_, at) => `mine ${at + 1}`);
      expect(labels.toSorted()).toEqual(["comment", "first time", ...mine].toSorted());
    });

    test("asks nothing about them where they are as they should be", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(first);
      await reviewer.label(NAME, "mine");
      const paths: string[] = [];
      reviewer.beforeRequests((_, path) => void paths.push(path));
      await reviseNow(host, first);
      expect(paths.filter((path) => path.includes("/labels"))).toEqual([]);
      expect((await reviewer.pullRequest(NAME)).labels).toContain("mine");
    });
  });
}
