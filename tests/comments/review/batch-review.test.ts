/** What a moderator reads of several comments, and what is read of the moderator's answer. */
import { describe, expect, test } from "vitest";
import { droppedBy, droppedIn, leftOutIn } from "../../../comments/review/batch-answers.ts";
import { batchReviewOf } from "../../../comments/review/batch-review.ts";
import { fairShare } from "../../../comments/review/fair-share.ts";
import type { ReviewItem } from "../../../comments/review/review-item.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";
import { PARENT_URL, sampleReview } from "../../support/sample-reviews.ts";

const BUDGET = 60_000;
const NONE: ReadonlySet<string> = new Set();

function item(number: number, post: string, changes: Partial<ReviewItem> = {}): ReviewItem {
  return sampleReview({
    submission: sampleSubmission({ id: submissionId(number), post, text: `Text ${number}.` }),
    post: { title: `On ${post}`, url: `https://blog.example/${post}/` },
    ...changes,
  });
}

const ITEMS = [
  item(1, "hedges", { parent: { name: "Bob", text: "Which\nhedge?", url: PARENT_URL } }),
  item(2, "rivers", { suspicions: ["links"], earlier: 0 }),
  item(3, "hedges", { post: null }),
];

test("groups comments by post, each with its number and a box", () => {
  const { title, body, labels, notLabels } = batchReviewOf(ITEMS, {
    budget: BUDGET,
    leftOut: NONE,
  });
  expect(title).toBe("3 comments on 2 posts");
  expect(labels).toEqual(["comment", "suspected-spam", "first-time"]);
  expect(notLabels).toEqual([]);
  expect(body.split("\n\n### What to do")[0]).toBe(`### [“On hedges”](https://blog.example/hedges/)

**1 · Ada** (\`ada.example\`)

> Text 1.

Answers [a comment](${PARENT_URL}) by Bob (“Which hedge?”). The same e-mail address was typed in 3 published comments (unconfirmed).

- [ ] leave out 1

**3 · Ada** (\`ada.example\`)

> Text 3.

The same e-mail address was typed in 3 published comments (unconfirmed).

- [ ] leave out 3

### [“On rivers”](https://blog.example/rivers/)

**2 · Ada** (\`ada.example\`)

> Text 2.

No published comment came with this e-mail address. **May be spam:** three links or more.

- [ ] leave out 2`);
});

test("keeps the numbers of the others when some are left out, and their boxes ticked", () => {
  const leftOut = new Set([submissionId(2)]);
  const { title, body, labels, notLabels } = batchReviewOf(ITEMS, { budget: BUDGET, leftOut });
  expect(title).toBe("2 comments on “On hedges”");
  expect(labels).toEqual(["comment"]);
  expect(notLabels).toEqual(["suspected-spam", "first-time"]);
  expect(body).toContain("**2 · Ada** (`ada.example`) is left out.\n\n- [x] leave out 2\n");
  expect(body).not.toContain("Text 2.");
  expect(body).toContain("- [ ] leave out 3\n");
});

describe("fifty long comments fit the budget", () => {
  test.each(["x", "@ ", "%1", "é", "🙂", "a\n", "\n\nb", "- [ ] ", "\t\tc\n"])("of %j", (unit) => {
    const author = { name: "#".repeat(80), url: `https://x.example/${"a".repeat(280)}`, key: null };
    const items = Array.from({ length: 50 }, (_, at) =>
      item(at + 1, `post-${at}`, {
        submission: sampleSubmission({
          id: submissionId(at + 1),
          post: `post-${at}`,
          author,
          text: unit.repeat(5_000 / unit.length),
        }),
        parent: { name: author.name, text: unit.repeat(1_000), url: PARENT_URL },
        suspicions: ["links", "no-letters"],
      }),
    );
    const { body } = batchReviewOf(items, { budget: BUDGET, leftOut: NONE });
    expect(body.length).toBeLessThanOrEqual(BUDGET);
    expect(body.length).toBeGreaterThan(BUDGET * 0.6);
    expect(body.match(/Shortened/g)).toHaveLength(50);
  });

  test("the short ones whole", () => {
    const long = item(2, "b", { submission: sampleSubmission({ text: "long ".repeat(4_000) }) });
    const { body } = batchReviewOf([ITEMS[0] ?? long, long], { budget: 1_500, leftOut: NONE });
    expect(body).toContain("> Text 1.\n");
    expect(body.match(/Shortened/g)).toHaveLength(1);
    expect(body.length).toBeLessThanOrEqual(1_500);
  });
});

test.each([
  [[10, 20, 30], 60, Infinity],
  [[10, 20, 30], 40, 15],
  [[10, 900, 900], 410, 200],
  [[5], -1, 0],
  [[], 0, Infinity],
])("texts as long as %j share %i: each at most %i", (lengths, room, most) => {
  expect(fairShare(lengths, room)).toBe(most);
});

describe("boxes", () => {
  test.each([
    ["ticked ones count", "- [x] leave out 3\n- [X] leave out 1\n- [ ] leave out 2", [1, 3]],
    ["with any line ends", "a\r\n- [x] leave out 3 \r\nb", [3]],
    ["quoted ones do not", "> - [x] leave out 3\n\n  > - [x] leave out 4", []],
    ["nor between fences", "~~~~\n```\n- [x] leave out 3\n~~~\n~~~~\n- [x] leave out 4", [4]],
    ["nor other boxes", "- [x] leave out\n- [x] leave out 3 please\n* [x] leave out 4", []],
  ])("%s", (_, body, numbers) => {
    expect(droppedIn(body)).toEqual(numbers);
  });
});

test("a box that is ticked is not yet a comment that is left out: the text says so", () => {
  const shown = batchReviewOf(ITEMS, { budget: BUDGET, leftOut: NONE }).body;
  expect(leftOutIn(shown.replaceAll("[ ]", "[x]"))).toEqual([]);
  const leftOut = new Set([submissionId(1), submissionId(3)]);
  const { body } = batchReviewOf(ITEMS, { budget: BUDGET, leftOut });
  expect(leftOutIn(body)).toEqual([1, 3]);
  expect(leftOutIn(body.replaceAll("\n", "\r\n"))).toEqual([1, 3]);
  expect(leftOutIn(body.replace(/^/gm, "> "))).toEqual([]);
});

describe("a remark", () => {
  test.each([
    ["drop 3 7", [3, 7]],
    ["Drop 7, 3, 3", [3, 7]],
    ["Thanks!\r\n\r\n  DROP 4.\r\n", [4]],
    ["drop 1\ndrop 2", [1, 2]],
    ["drop 3, 7 and 9", [3, 7, 9]],
    ["drop: #3 & #4", [3, 4]],
    ["drop 3-5", []],
    ["drop and 3", [3]],
    ["drop #", []],
    ["drop 0 9 10 999999 9999999", []],
    ["drop 0 9 10 999999", [9]],
    ["please drop 3", []],
    ["drop 3 please", []],
    ["drop3", []],
    ["drop", []],
    ["> drop 3", []],
    ["> said\n\ndrop 3", [3]],
    ["```\ndrop 3\n```", []],
    ["```\ndrop 3\n``\ndrop 4", []],
    ["    drop 3", []],
  ])("%j drops %j of 9", (remark, numbers) => {
    expect(droppedBy(remark, 9)).toEqual(numbers);
  });

  test("of any length is read at once", () => {
    expect(droppedBy(`drop${" 1,".repeat(100_000)}x`, 9)).toEqual([]);
  });
});
