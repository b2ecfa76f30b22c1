/** Nothing that GitLab is given to show can make it do something. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownText, withoutQuickActions } from "../../../git-hosts/gitlab/shown-text.ts";
import { quickActionsIn } from "../../support/gitlab-server/quick-actions.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { reviseNow } from "../reviewed-host.ts";
import { gitlabUnderTest } from "./gitlab-under-test.ts";

const proposal = proposalNamed(NAME);

const HARMLESS = [
  ["plain words", "Hello\n\n- [x] 1\n"],
  ["a slash within a line", "and/or /close\nhttps://example.org/close"],
  ["a quotation", "> /close\n> /merge"],
  ["a list", "- /close"],
  ["nothing", ""],
];

const HOSTILE = [
  ["a line of its own", "Hello\n/close", "Hello\n\\/close"],
  ["the first line", "/merge", "\\/merge"],
  ["one after another", "/close\n/merge\n", "\\/close\n\\/merge\n"],
  ["with an argument", '/label ~"spam"', '\\/label ~"spam"'],
  ["in capitals", "/CLOSE", "\\/CLOSE"],
  ["behind a carriage return, which GitLab drops", "a\n\r\r/close", "a\n\r\r\\/close"],
  ["ended by carriage return and line feed", "/close\r\n", "\\/close\r\n"],
  ["behind blanks", "a\n  \t/close", "a\n  \t\\/close"],
  ["behind what cannot be seen", "\u200b\ufeff\u2060/close", "\u200b\ufeff\u2060\\/close"],
  ["in a code block, which some versions overlook", "```\n/close\n```", "```\n\\/close\n```"],
  ["in a quotation that is never ended", ">>>\n/close", ">>>\n\\/close"],
  ["in a comment of HTML", "<!--\n/close\n-->", "<!--\n\\/close\n-->"],
];

describe("A description", () => {
  test.each(HARMLESS)("with %s stays as it is", (_, text) => {
    expect(withoutQuickActions(text)).toBe(text);
  });

  test.each(HOSTILE)("with a quick action %s shows it, and asks for nothing", (_, text, shown) => {
    expect(withoutQuickActions(text)).toBe(shown);
    expect(quickActionsIn(shown).actions).toEqual([]);
  });

  const piece = fc.constantFrom(
    "/",
    "close",
    "merge",
    " ",
    "\n",
    "\r",
    "\t",
    "\\",
    "`",
    ">",
    "\u2028",
    "\u200b",
    "a",
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: "binary" })))
    .map((parts) => parts.join(""));

  test("of any text asks for nothing, and says the same when it is written twice", () => {
    fc.assert(
      fc.property(text, (body) => {
        const shown = withoutQuickActions(body);
        expect(shown.replaceAll("\r", "")).not.toMatch(/(?:^|\n)[\s\p{C}]*\//u);
        expect(shown.replaceAll("\\/", "/")).toBe(body.replaceAll("\\/", "/"));
        expect(withoutQuickActions(shown)).toBe(shown);
      }),
      { numRuns: 2_000 },
    );
  });

  test("of blank lines without end is read once", () => {
    const body = `${"\n \r".repeat(300_000)}/close`;
    expect(withoutQuickActions(body).endsWith("\\/close")).toBe(true);
  });

  test("that is too long is cut where GitLab would refuse all of it", () => {
    const { title, description } = shownText({
      title: "😀".repeat(300),
      body: "/".repeat(300_000),
    });
    expect([...title]).toHaveLength(255);
    expect(title.endsWith("😀…")).toBe(true);
    expect(description).toHaveLength(250_000);
  });
});

describe("On GitLab", () => {
  const body = "/close\n/merge\r\n\r/label spam\n/title Hacked";
  const hostile = { ...proposal, review: { ...proposal.review, body } };
  const shown = "\\/close\n\\/merge\n\\/label spam\n\\/title Hacked";

  test("a merge request carries out nothing of its description, made or revised", async () => {
    const { host, mergeRequests } = await gitlabUnderTest();
    const untouched = {
      state: "opened",
      title: proposal.review.title,
      labels: ["comment"],
      description: shown,
    };
    await host.propose(hostile);
    expect(mergeRequests(NAME)).toMatchObject([untouched]);
    await reviseNow(host, hostile);
    expect(mergeRequests(NAME)).toMatchObject([untouched]);
  });

  test("an issue carries out nothing of its description, opened or brought up to date", async () => {
    const { host, server } = await gitlabUnderTest();
    const notice = { label: "suspected-spam", title: "Suspects", body };
    await host.reviews?.show(notice);
    await host.reviews?.show(notice);
    expect(server.state.issues).toMatchObject([
      { state: "opened", title: "Suspects", labels: ["suspected-spam"], description: shown },
    ]);
  });

  test("it would carry out what is not made harmless", async () => {
    const { host, server, mergeRequests } = await gitlabUnderTest();
    await host.propose(proposal);
    await fetch(`${server.url}/api/v4/projects/7/merge_requests/1`, {
      method: "PUT",
      headers: { "private-token": server.state.token, "content-type": "application/json" },
      body: JSON.stringify({ description: body }),
    });
    expect(mergeRequests(NAME)[0]).not.toMatchObject({ title: proposal.review.title });
  });
});
