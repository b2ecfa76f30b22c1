/** What every git host with pull requests must do besides. A host's own test calls this with a way to make a fresh one. */
import { describe, expect, test } from "vitest";
import { SPAM_LABEL } from "../../git-hosts/proposal.ts";
import { branchOf } from "../../git-hosts/proposal-name.ts";
import { type Awaitable, NAME, PATH, proposalNamed } from "./git-host.contract.ts";
import { describeLabels } from "./labels.contract.ts";
import { describeNotices } from "./notices.contract.ts";
import { type ReviewedHostUnderTest, reviewsOf, reviseNow, seenNow } from "./reviewed-host.ts";

const proposal = proposalNamed(NAME);
const content = proposal.files[0]?.content;

/** `cannotRewrite` says why, where a host has no way to put a branch elsewhere. */
export function describeReviews(
  title: string,
  fresh: () => Awaitable<ReviewedHostUnderTest>,
  { cannotRewrite }: { cannotRewrite?: string } = {},
): void {
  describe(`${title}: a pull request`, () => {
    test("has the title, the body and the labels of its review", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(proposal);
      expect(await reviewer.pullRequest(NAME)).toEqual(proposal.review);
      expect(await reviewer.committer(NAME)).toContain("Stet");
    });

    test("that was closed and opened again is open, and is not made twice", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(proposal);
      await reviewer.close(NAME);
      expect(await host.stateOf(NAME)).toBe("rejected");
      await reviewer.reopen(NAME);
      expect(await host.stateOf(NAME)).toBe("open");
      await host.propose(proposal);
      expect(await reviewer.countPullRequests(NAME)).toBe(1);
    });

    test("that was closed stays so, also where its branch is gone", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(proposal);
      await reviewer.close(NAME);
      await reviewer.deleteBranch(NAME);
      await host.propose(proposal);
      expect(await host.stateOf(NAME)).toBe("rejected");
      expect(await reviewer.countPullRequests(NAME)).toBe(1);
      expect(await reviewer.branches()).toEqual(["main"]);
    });

    test("of which nothing is left is closed, and what came to its end is left alone", async () => {
      const { host, moderator } = await fresh();
      await host.propose(proposal);
      await host.propose(proposalNamed("01b"));
      await moderator.approve("01b");
      const seen = await seenNow(host);
      for (const name of [NAME, NAME, "01b", "01c"]) await reviewsOf(host).close(name, seen);
      expect(await host.stateOf(NAME)).toBe("rejected");
      expect(await host.stateOf("01b")).toBe("approved");
    });

    test("of which nothing is left stays open where the moderator did something meanwhile", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(proposal);
      const conflict = expect.objectContaining({ kind: "conflict" });
      const unticked = await seenNow(host);
      await reviewer.setBody(NAME, "- [ ] 1");
      await expect(reviewsOf(host).close(NAME, unticked)).rejects.toEqual(conflict);
      const unmended = await seenNow(host);
      await reviewer.commitOnProposal(NAME, PATH, "Kinder\n");
      await expect(reviewsOf(host).close(NAME, unmended)).rejects.toEqual(conflict);
      expect(await host.stateOf(NAME)).toBe("open");
    });

    test("that was closed with a label is spam", async () => {
      const { host, moderator } = await fresh();
      await host.propose(proposal);
      await moderator.refuse(NAME, SPAM_LABEL);
      expect(await host.stateOf(NAME)).toBe("spam");
    });
  });

  describe(`${title}: a moderator`, () => {
    test("is heard where they may write, and nobody else is", async () => {
      const { host, reviewer } = await fresh();
      await host.propose(proposal);
      await reviewer.setBody(NAME, "- [x] 1");
      await reviewer.remark(NAME, "drop 1", "stranger");
      await reviewer.remark(NAME, "drop 2", "writer");
      await reviewer.remark(NAME, "drop 3", "writer");
      expect(await reviewsOf(host).read(NAME)).toEqual({
        body: "- [x] 1",
        remarks: ["drop 2", "drop 3"],
        head: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
    });

    test("is not asked for of what is closed, or was never proposed", async () => {
      const { host, reviewer } = await fresh();
      expect(await reviewsOf(host).read(NAME)).toBeNull();
      await host.propose(proposal);
      await reviewer.close(NAME);
      expect(await reviewsOf(host).read(NAME)).toBeNull();
    });
  });

  describe(`${title}: revising`, () => {
    const both = ["a", "b"].map((name) => ({ path: `data/${name}.json`, content: `${name}\n` }));
    const one = {
      ...proposal,
      files: both.slice(0, 1),
      review: { title: "One", body: "One is left", labels: ["comment"] },
    };

    // Without rewriting, the branch stays where it began, and what is left out is deleted on top.
    const onMain = cannotRewrite === undefined ? { "posts/new.md": "New\n" } : {};
    const where = cannotRewrite ?? "on the main branch as it is now";

    test(`leaves files out and says so, ${where}`, async () => {
      const { host, reviewer, filesOf, moderator } = await fresh();
      await host.propose({ ...proposal, files: both });
      await reviewer.commitOnMain("posts/new.md", "New\n");
      await reviseNow(host, one);
      await reviseNow(host, one);
      expect(await reviewer.pullRequest(NAME)).toEqual(one.review);
      expect(await filesOf(NAME)).toEqual({
        "README.md": "Hello\n",
        ...onMain,
        "data/a.json": "a\n",
      });
      await moderator.approve(NAME);
      expect(await host.readMain(["data/a.json", "data/b.json"])).toEqual(["a\n", null]);
    });

    test("opens nothing that has come to its end, and makes nothing anew", async () => {
      const { host, reviewer } = await fresh();
      await reviseNow(host, one);
      expect(await host.stateOf(NAME)).toBe("none");
      await host.propose({ ...proposal, files: both });
      await reviewer.close(NAME);
      await reviseNow(host, one);
      expect(await host.stateOf(NAME)).toBe("rejected");
      expect((await reviewer.pullRequest(NAME)).title).toBe(proposal.review.title);
      expect(await reviewer.countPullRequests(NAME)).toBe(1);
    });

    test("says what it is told in place of what was said", async () => {
      const { host, reviewer } = await fresh();
      await host.propose({ ...proposal, files: both });
      const review = { title: "Other", body: "", labels: ["comment"] };
      await reviseNow(host, { ...one, review });
      expect(await reviewer.pullRequest(NAME)).toEqual(review);
    });
  });

  describeLabels(title, fresh);

  describe(`${title}: revising, while the moderator is at work,`, () => {
    const files = ["a", "b"].map((name) => ({ path: `data/${name}.json`, content: `${name}\n` }));
    const review = { title: "One", body: "- [x] 1", labels: ["comment"] };
    const one = { ...proposal, files: files.slice(1), review };

    test("overwrites no text that it has not seen, until it has", async () => {
      const { host, reviewer, filesOf } = await fresh();
      await host.propose({ ...proposal, files });
      const seen = await seenNow(host);
      let isTicked = false;
      reviewer.beforeRequests(async (method) => {
        if (method === "GET" || isTicked) return;
        isTicked = true;
        await reviewer.setBody(NAME, "- [x] 2");
      });
      const conflict = expect.objectContaining({ kind: "conflict" });
      await expect(reviewsOf(host).revise(one, seen)).rejects.toEqual(conflict);
      expect((await reviewer.pullRequest(NAME)).body).toBe("- [x] 2");
      await reviseNow(host, one);
      expect(await reviewer.pullRequest(NAME)).toEqual(review);
      expect(Object.keys(await filesOf(NAME))).toEqual(["README.md", "data/b.json"]);
    });

    test("overwrites no commit that it has not seen, until it has", async () => {
      const { host, reviewer, filesOf } = await fresh();
      await host.propose({ ...proposal, files });
      const before = await reviewer.pullRequest(NAME);
      const seen = await seenNow(host);
      let isMended = false;
      reviewer.beforeRequests(async () => {
        if (isMended) return;
        isMended = true;
        await reviewer.commitOnProposal(NAME, "data/b.json", "Kinder\n");
      });
      const conflict = expect.objectContaining({ kind: "conflict" });
      await expect(reviewsOf(host).revise(one, seen)).rejects.toEqual(conflict);
      expect(await filesOf(NAME)).toMatchObject({
        "data/a.json": "a\n",
        "data/b.json": "Kinder\n",
      });
      expect(await reviewer.pullRequest(NAME)).toEqual(before);
      await reviseNow(host, one);
      expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", "data/b.json": "b\n" });
    });
  });

  describe(`${title}: looking for what changed`, () => {
    test("tells nothing anew until something changes, and then all of it", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      expect(await reviews.lastChanged()).toEqual([]);
      await host.propose(proposal);
      const told = await reviews.lastChanged();
      expect(told).toEqual([{ name: NAME, state: "open", changed: expect.stringMatching(/^\d/) }]);
      // Not every host says that nothing changed.
      expect([told, "unchanged"]).toContainEqual(await reviews.lastChanged());
      await reviewer.close(NAME);
      expect(await reviews.lastChanged()).toMatchObject([{ name: NAME, state: "rejected" }]);
    });

    test("tells states by name, and costs one request however many there are", async () => {
      const { host, reviewer, moderator } = await fresh();
      for (const name of ["01a", "01b", "01c"]) await host.propose(proposalNamed(name));
      await moderator.approve("01a");
      await reviewer.close("01b");
      const before = reviewer.requests();
      const changed = await reviewsOf(host).lastChanged();
      expect(reviewer.requests() - before).toBe(1);
      if (changed === "unchanged") throw new Error("nothing was told");
      const byName = changed.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      expect(byName).toMatchObject([
        { name: "01a", state: "approved" },
        { name: "01b", state: "rejected" },
        { name: "01c", state: "open" },
      ]);
    });
  });

  describe(`${title}: the branches that are there`, () => {
    test("are all told by name, however many, of whatever state, and no others", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      expect(await reviews.branches()).toEqual([]);
      for (const name of ["01a", "01b", "01c"]) await host.propose(proposalNamed(name));
      await reviewer.close("01b");
      await reviewer.close("01c");
      await reviewer.deleteBranch("01c");
      // No host gives more than a hundred at once.
      const halfMade = Array.from({ length: 120 }, (_, at) => `02${at}`);
      const others = ["comments/01d", "my/comment/01e", "comment/UP", "comment/01f/x", "comment"];
      for (const branch of [...halfMade.map(branchOf), ...others])
        await reviewer.makeBranch(branch);
      expect([...(await reviews.branches())].sort()).toEqual(["01a", "01b", ...halfMade].sort());
    });
  });

  describe(`${title}: tidying`, () => {
    test("deletes the branch after either end, and never one that is open or half made", async () => {
      const { host, reviewer, moderator } = await fresh();
      for (const name of ["01a", "01b", "01c"]) await host.propose(proposalNamed(name));
      await moderator.approve("01a");
      await reviewer.close("01b");
      await reviewer.makeBranch(branchOf("01d"));
      const states = { "01a": "approved", "01b": "rejected", "01c": "open", "01d": "none" };
      for (const [name, state] of Object.entries({ ...states, "01e": "none" }))
        expect(await reviewsOf(host).tidy(name)).toBe(state);
      expect(await reviewsOf(host).tidy("01a")).toBe("approved");
      const left = ["comment/01c", "comment/01d", "main"];
      expect([...(await reviewer.branches())].sort()).toEqual(left);
      expect(await host.stateOf("01a")).toBe("approved");
      expect(await host.stateOf("01b")).toBe("rejected");
    });
  });

  describeNotices(title, fresh);

  describe(`${title}: half a proposal`, () => {
    test("that lost its branch before the pull request was made is made whole", async () => {
      const { host, reviewer, filesOf } = await fresh();
      await host.propose(proposal);
      await reviewer.deleteBranch(NAME);
      await host.propose(proposal);
      // A host may close what lost its branch; what is closed is never opened again.
      if ((await host.stateOf(NAME)) === "open")
        expect(await filesOf(NAME)).toHaveProperty([PATH], content);
      expect(await reviewer.countPullRequests(NAME)).toBe(1);
    });
  });
}
