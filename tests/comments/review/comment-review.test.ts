/** What a moderator reads of one comment. */
import { describe, expect, test } from "vitest";
import { reviewOf } from "../../../comments/review/comment-review.ts";
import type { ReviewItem } from "../../../comments/review/review-item.ts";
import { sampleSubmission } from "../../support/sample-comments.ts";
import { PARENT_URL, sampleReview } from "../../support/sample-reviews.ts";

const NO_ADDRESS = { name: "Ada", url: null, key: null };

test("puts the comment first, then what there is to know, then what to do", () => {
  const parent = { name: "Bob", text: "Is the bridge\nstill closed?", url: PARENT_URL };
  const submission = sampleSubmission({ text: "It is open again." });
  expect(
    reviewOf(sampleReview({ submission, parent, suspicions: ["links", "too-quick"] })),
  ).toEqual({
    title: "Ada on “A walk by the river”",
    body: `> It is open again.

**Ada** (\`ada.example\`) on [“A walk by the river”](https://blog.example/2026/a-walk/), 2026-05-28 19:14 UTC

It answers [a comment](https://blog.example/2026/a-walk/#comment-a) by Bob.

> Is the bridge${"  "}
> still closed?

The same e-mail address was typed in 3 published comments (unconfirmed).

| Why it may be spam |
| --- |
| three links or more |
| sent within moments of opening the form at first |

- **Approve:** merge.
- **Correct:** edit \`comments-data/submissions/a-post/01jd0000000000000000000001.json\` in this branch, then merge.
- **Reject:** close. Spam is closed with the label \`spam\`.`,
    labels: ["comment", "suspected-spam"],
    notLabels: ["first-time"],
  });
});

test("says where marks are shown in full width, and only there", () => {
  const said = (text: string) =>
    reviewOf(sampleReview({ submission: sampleSubmission({ text }) })).body.includes("full width");
  expect(said("in plain: (1/2) & more")).toBe(false);
  expect(said("ask @ada")).toBe(true);
  expect(said("hid\u200bden")).toBe(true);
  const parent = { name: "Bob", text: "#1", url: PARENT_URL };
  expect(reviewOf(sampleReview({ parent })).body).toContain("full width");
});

describe("what is not known", () => {
  test.each<[string, Partial<ReviewItem>, string]>([
    ["a post is named by its id", { post: null }, "**Ada** (`ada.example`) on “a-post”, 2026"],
    [
      "a parent is not there to be read",
      { parent: "unknown" },
      "a comment that could not be looked up.",
    ],
    [
      "a parent has no text",
      { parent: { name: "A blog", text: "", url: PARENT_URL } },
      "by A blog.\n\nThe same",
    ],
    [
      "a link leads nowhere",
      { post: { title: "A walk", url: "javascript:x" } },
      " on “A walk”, 2026",
    ],
  ])("%s", (_, changes, words) => {
    expect(reviewOf(sampleReview(changes)).body).toContain(words);
  });
});

describe("the address", () => {
  test.each<[string, Partial<ReviewItem>, string | null, boolean]>([
    ["known", { earlier: 1 }, "was typed in 1 published comment (unconfirmed).", false],
    ["new", { earlier: 0 }, "No published comment came with this e-mail address.", true],
    ["not looked up", { earlier: null }, null, false],
    [
      "not typed",
      { earlier: null, submission: sampleSubmission({ author: NO_ADDRESS }) },
      "No e-mail address was typed.",
      false,
    ],
  ])("%s", (_, changes, words, isFirst) => {
    const { body, labels } = reviewOf(sampleReview(changes));
    expect(body.includes("address")).toBe(words !== null);
    expect(body).toContain(words ?? "");
    expect(labels).toEqual(isFirst ? ["comment", "first-time"] : ["comment"]);
  });
});

test("a name makes a title of one line and no marks, and of bounded length", () => {
  const titleOf = (name: string, title: string) =>
    reviewOf(
      sampleReview({
        submission: sampleSubmission({ author: { ...NO_ADDRESS, name } }),
        post: { title, url: PARENT_URL },
      }),
    ).title;
  expect(titleOf("Draft: [skip ci]\n@ada", "On C#: a\ntour")).toBe(
    "Draft skip ci ada on “On C＃： a tour”",
  );
  expect(titleOf("!!!", "x")).toBe("Somebody on “x”");
  expect(titleOf("a".repeat(80), "b".repeat(900)).length).toBeLessThan(160);
});

test("the longest comment fits the budget, shortened with a note", () => {
  const submission = sampleSubmission({ text: "@ line\n".repeat(2_857) });
  const { body } = reviewOf(sampleReview({ submission }), { budget: 5_000 });
  expect(body.length).toBeLessThanOrEqual(5_000);
  expect(body.length).toBeGreaterThan(4_900);
  expect(body).toContain("…\n\n*Shortened: the whole text is in the file.*");
});
