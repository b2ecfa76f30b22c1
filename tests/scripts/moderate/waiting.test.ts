import { describe, expect, test } from "vitest";
import { proposalOf } from "../../../comments/proposal.ts";
import type { Submission } from "../../../comments/submission.ts";
import type { OpenProposal } from "../../../git-hosts/plain-git/open-proposals.ts";
import { judgeable } from "../../../scripts/moderate/waiting.ts";
import { oneAsText, waitingAsJson, waitingAsText } from "../../../scripts/moderate/waiting-text.ts";
import {
  DATE,
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../../support/sample-comments.ts";

const LOCALE = { timeZone: "Europe/Berlin", language: "en" };

function open(changes: Partial<Submission> = {}): OpenProposal {
  return { ...proposalOf(sampleSubmission(changes), ["links"]), date: DATE };
}

describe("the list as text", () => {
  test("shows who wrote what, when, where, and why it may be spam", () => {
    const text = "First line.\n\nSecond *line*.";
    const [one = expect.unreachable()] = judgeable([open({ text })], [], []);
    const shown = oneAsText(one, LOCALE);
    // Which space stands before PM differs from one ICU version to the next.
    expect(shown.replace("\u202f", " ")).toBe(
      [
        submissionId(1),
        "  Ada (https://ada.example/), May 28, 2026, 9:14 PM, on a-post",
        "    First line.",
        "",
        "    Second *line*.",
        "  Suspicious: three links or more",
      ].join("\n"),
    );
  });

  test.each([
    ["a comment of the thread", "a", "Answers Bob: What he said."],
    ["a comment that is approved and not merged yet", submissionId(9), "Answers Cy: Hm."],
    ["another site's mention", "m", "Answers A blog"],
    ["a removed comment", "gone", "Answers gone, which is not on the main branch"],
    ["nothing that is known", "zz", "Answers zz, which is not on the main branch"],
  ])("shows that it answers %s", (_, replyTo, line) => {
    const bob = { name: "Bob", url: null, key: null };
    const threads = [
      sampleThread([
        sampleComment({ id: "a", author: bob, text: "\nWhat he said.\nAnd more." }),
        sampleMention(),
        tombstone("gone"),
      ]),
    ];
    const cy = { name: "Cy", url: null, key: null };
    const unmerged = sampleSubmission({ id: submissionId(9), author: cy, text: "Hm." });
    const waiting = judgeable([open({ replyTo })], threads, [{ path: "p", submission: unmerged }]);
    expect(
      waiting
        .map((one) => oneAsText(one, LOCALE))
        .join()
        .split("\n"),
    ).toContain(`  ${line}`);
  });

  test("shows what looks like spam last, below a heading", () => {
    const clear = { ...open({ id: submissionId(2) }), body: "", name: submissionId(2) };
    const shown = waitingAsText(judgeable([open(), clear], [], []), LOCALE).split("\n");
    expect(shown.filter((line) => /^\S/.test(line))).toEqual([
      submissionId(2),
      "Looks like spam: 1",
    ]);
    expect(shown.slice(-2)).toEqual([
      "Looks like spam: 1",
      `  ${submissionId(1)}  Ada on a-post: As sent (three links or more)`,
    ]);
  });

  test("says it kindly where nothing waits", () => {
    expect(waitingAsText([], LOCALE)).toBe(
      "Nothing waits for you. All comments have been looked at.",
    );
  });

  test("shows what a proposal would change besides, and files that cannot be read", () => {
    const proposal = open();
    const [file] = proposal.files;
    const files = [
      { path: "site.config.ts", content: "evil()" },
      { path: file?.path ?? "", content: '{ "text": "\u001b[2J" }' },
    ];
    const clear = judgeable([{ ...proposal, body: "", files }], [], []);
    const text = waitingAsText(clear, LOCALE);
    expect(text).toContain("  Odd: site.config.ts: not a comment, but would be changed too");
    expect(text).toContain(`  Odd: ${file?.path}: not valid JSON`);
  });
});

describe("what a visitor typed", () => {
  const evil = "\u001b]0;x\u0007\u009b31m\u202e\u0000\r";
  const waiting = judgeable(
    [
      {
        ...open({
          author: { name: `Ada${evil}`, url: null, key: null },
          text: `Text${evil}\n01jd000: approved\n${evil}`,
          replyTo: "a",
        }),
        title: evil,
        body: `Suspicion: ${evil}`,
      },
    ],
    [sampleThread([sampleComment({ text: evil, author: { name: evil, url: null, key: null } })])],
    [],
  );

  test("never reaches the terminal as a control character", () => {
    for (const text of [
      waitingAsText(waiting, LOCALE),
      ...waiting.map((one) => oneAsText(one, LOCALE)),
    ])
      expect(text).toMatch(/^[\n\x20-\x7e\u202f]*$/);
    expect(waitingAsJson(waiting)).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test("cannot pose as a line of ours", () => {
    const lines = waiting.flatMap((one) => oneAsText(one, LOCALE).split("\n"));
    expect(lines.filter((line) => !line.startsWith("  "))).toEqual([submissionId(1)]);
    expect(lines).toContain("    01jd000: approved");
  });

  test("is whole in the JSON", () => {
    const [parsed] = JSON.parse(waitingAsJson(waiting));
    expect(parsed).toMatchObject({
      id: submissionId(1),
      proposed: DATE,
      suspicions: [evil],
      oddities: [],
      comments: [{ post: "a-post", replyTo: "a", text: `Text${evil}\n01jd000: approved\n${evil}` }],
    });
  });
});
