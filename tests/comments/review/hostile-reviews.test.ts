/** No git host acts on anything that a stranger typed, in a pull request or in a squash's commit message. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { droppedIn, leftOutIn } from "../../../comments/review/batch-answers.ts";
import { batchReviewOf } from "../../../comments/review/batch-review.ts";
import { reviewOf } from "../../../comments/review/comment-review.ts";
import { ALTERED, type ReviewItem } from "../../../comments/review/review-item.ts";
import { digestOf, rescuedIn } from "../../../comments/review/spam-digest.ts";
import { cleanLine, cleanText, isBlank } from "../../../comments/typed-text.ts";
import { hostView } from "../../support/host-view.ts";
import { HOSTILE_PIECES, hostileText } from "../../support/hostile-pieces.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";
import { PARENT_URL, POST_URL, sampleReview } from "../../support/sample-reviews.ts";
import { MARKUP } from "../../support/typed-markdown.ts";

const OWN_LINKS = [PARENT_URL, POST_URL];
const USUAL = { budget: 60_000 };

/** As the service keeps it, and as it came: what is imported was never cleaned. */
const typed = fc
  .tuple(hostileText, fc.boolean())
  .map(([text, isCleaned]) => (isCleaned ? cleanText(text) : text))
  .filter((text) => !isBlank(text));

const hostileItem = fc
  .record({
    name: typed.map((name) => cleanLine(name).slice(0, 80) || "x"),
    url: fc.constantFrom(null, "https://github.com/owner/repo/issues/1", "http://x.example/@a"),
    text: typed,
    title: typed,
    parent: fc.option(fc.record({ name: typed, text: typed })),
    key: fc.constantFrom(null, "k1:9f2c61d0a4b7e813"),
    earlier: fc.constantFrom(null, 0, 1, 2),
    isSuspect: fc.boolean(),
  })
  .map(({ name, url, key, text, title, parent, earlier, isSuspect }): ReviewItem => {
    return {
      submission: sampleSubmission({ author: { name, url, key }, text }),
      post: { title, url: POST_URL },
      parent: parent && { ...parent, url: PARENT_URL },
      earlier,
      suspicions: isSuspect ? ["links", "no-letters"] : [],
    };
  });

/** The same, with words in the place of all that was typed. */
function harmless({ submission, parent, ...item }: ReviewItem): ReviewItem {
  const { key, url } = submission.author;
  return {
    ...item,
    submission: {
      ...submission,
      text: "x",
      author: { name: "x", url: url && "https://x.example/", key },
    },
    post: { title: "x", url: POST_URL },
    parent: parent && parent !== "unknown" ? { name: "x", text: "x", url: PARENT_URL } : parent,
  };
}

/** The note about marks in full width comes and goes with them. */
function frameOf(body: string): string[] {
  return hostView(body.replace(ALTERED, "")).frame;
}

describe("the look-out", () => {
  test.each(HOSTILE_PIECES.map((piece) => [piece]))(
    "sees %j where it is not made inert",
    (piece) => {
      const nothing = hostView("x\n\nx\n\nx");
      expect(hostView(`x\n\n${piece}\n\nx`)).not.toEqual(nothing);
    },
  );

  test("sees a quotation that is left", () => {
    expect(hostView("> a\n\n# b\n").frame).not.toEqual(hostView("> a\n").frame);
  });
});

describe("nothing typed is acted on", () => {
  test("in the pull request of one comment", () => {
    fc.assert(
      fc.property(hostileItem, (item) => {
        const { title, body } = reviewOf(item);
        expect(hostView(title)).toMatchObject({ acts: [], links: [] });
        expect(title).toMatch(/^[\p{L}\p{M}\p{N}… .,'’-]+ on “.*”$/u);
        expect(hostView(body, OWN_LINKS).acts).toEqual([]);
        expect(hostView(body).links.filter((link) => !OWN_LINKS.includes(link))).toEqual([]);
        expect(frameOf(body)).toEqual(frameOf(reviewOf(harmless(item)).body));
      }),
      { numRuns: 600 },
    );
  });

  test("in the pull request of several, whatever is left out", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostileItem, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (drawn) => {
          const items = drawn.map(([item], at) => withId(item, at + 1));
          const leftOut = new Set(
            drawn.flatMap(([, isOut], at) => (isOut ? [submissionId(at + 1)] : [])),
          );
          const options = { ...USUAL, leftOut };
          const { title, body } = batchReviewOf(items, options);
          const boxes = items.map((_, at) => `[${drawn[at]?.[1] ? "x" : " "}] leave out ${at + 1}`);
          expect(hostView(title)).toMatchObject({ acts: [], links: [] });
          expect(hostView(body, [...OWN_LINKS, ...boxes, "### "]).acts).toEqual([]);
          expect(hostView(body).links.filter((link) => !OWN_LINKS.includes(link))).toEqual([]);
          expect(frameOf(body)).toEqual(frameOf(batchReviewOf(items.map(harmless), options).body));
          const numbers = drawn.flatMap(([, isOut], at) => (isOut ? [at + 1] : []));
          expect([droppedIn(body), leftOutIn(body)]).toEqual([numbers, numbers]);
        },
      ),
      { numRuns: 250 },
    );
  });

  test("in the notice about suspected spam", () => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 5 }), (drawn) => {
        const items = drawn.map((item, at) => withId(item, at + 1));
        const { title, body } = digestOf(items, [], { days: 30 });
        const boxes = items.map(({ submission }) => `[ ] rescue ${submission.id}`);
        expect(hostView(title)).toMatchObject({ acts: [], links: [] });
        expect(hostView(body, boxes)).toMatchObject({ acts: [], links: [] });
        const ticked = body.replaceAll("- [ ]", "- [x]");
        expect(rescuedIn(body)).toEqual([]);
        expect(rescuedIn(ticked)).toEqual(items.map(({ submission }) => submission.id));
      }),
      { numRuns: 250 },
    );
  });
});

test("git finds no trailer in the message of a squash, as GitHub wraps it", () => {
  const pieces = HOSTILE_PIECES.join(" ");
  const texts = [pieces, ...Object.values(MARKUP).map((within) => within(pieces))];
  const reviews = texts.flatMap((text) => {
    const item = sampleReview({ submission: sampleSubmission({ text }) });
    return [reviewOf(item), batchReviewOf([item])];
  });
  for (const { title, body } of reviews) {
    const wrapped = body.replace(/(?=.{72}).{1,71} /g, "$&\n");
    const message = `${title}\n\n${wrapped}\n`;
    expect(trailersIn(message)).toBe("");
    expect(trailersIn(`${message}\nCo-authored-by: A\n`)).toBe("Co-authored-by: A\n");
  }
});

function trailersIn(message: string): string {
  return execFileSync("git", ["interpret-trailers", "--parse"], {
    input: message,
    encoding: "utf8",
  });
}

function withId(item: ReviewItem, number: number): ReviewItem {
  return { ...item, submission: { ...item.submission, id: submissionId(number) } };
}
