/** What every git host with pull requests must do with notices. */
import { describe, expect, test } from "vitest";
import { type Awaitable, NAME, proposalNamed } from "./git-host.contract.ts";
import { type ReviewedHostUnderTest, reviewsOf } from "./reviewed-host.ts";

const proposal = proposalNamed(NAME);

export function describeNotices(
  title: string,
  fresh: () => Awaitable<ReviewedHostUnderTest>,
): void {
  describe(`${title}: the notice`, () => {
    const notice = { label: "suspected-spam", title: "3 suspects", body: "- [ ] one" };

    test("is there once, brought up to date, read back, and closed", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      expect(await reviews.readNotice(notice.label)).toBeNull();
      await reviews.closeNotice(notice.label);
      await reviews.show(notice);
      await reviews.show({ ...notice, title: "4 suspects", body: "- [x] one" });
      expect(await reviewer.openNotices(notice.label)).toEqual([
        { title: "4 suspects", body: "- [x] one" },
      ]);
      expect(await reviews.readNotice(notice.label)).toEqual({ body: "- [x] one", isOpen: true });
      await reviews.closeNotice(notice.label);
      expect(await reviewer.openNotices(notice.label)).toEqual([]);
      await reviews.show(notice);
      expect(await reviewer.openNotices(notice.label)).toHaveLength(1);
    });

    test("is read also where it was closed, as long as no other was made", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      const review = { ...proposal.review, labels: [notice.label] };
      for (const body of ["- [x] one", "- [x] two"]) {
        await reviews.show({ ...notice, body });
        await reviews.closeNotice(notice.label);
      }
      await host.propose({ ...proposal, review });
      await reviewer.close(NAME);
      expect(await reviews.readNotice(notice.label)).toEqual({ body: "- [x] two", isOpen: false });
      await reviews.show(notice);
      expect(await reviews.readNotice(notice.label)).toEqual({ body: notice.body, isOpen: true });
    });

    test("is none that somebody else made, whatever its label, open or closed", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      const others = { label: notice.label, title: "Mine", body: "- [x] two" };
      await reviewer.openIssue(others);
      expect(await reviews.readNotice(notice.label)).toBeNull();
      await reviews.show(notice);
      await reviewer.openIssue(others);
      expect(await reviews.readNotice(notice.label)).toEqual({ body: notice.body, isOpen: true });
      await reviews.show({ ...notice, body: "- [ ] three" });
      await reviews.closeNotice(notice.label);
      const { title, body } = others;
      expect(await reviewer.openNotices(notice.label)).toEqual([
        { title, body },
        { title, body },
      ]);
      expect(await reviews.readNotice(notice.label)).toEqual({
        body: "- [ ] three",
        isOpen: false,
      });
    });

    test("is no pull request that has the same label, nor a notice with another", async () => {
      const { host, reviewer } = await fresh();
      const reviews = reviewsOf(host);
      const review = { ...proposal.review, labels: [notice.label] };
      await host.propose({ ...proposal, review });
      await reviews.show({ ...notice, label: "other" });
      expect(await reviews.readNotice(notice.label)).toBeNull();
      await reviews.closeNotice(notice.label);
      expect(await host.stateOf(NAME)).toBe("open");
      expect(await reviewer.openNotices("other")).toHaveLength(1);
    });
  });
}
