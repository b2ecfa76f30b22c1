/** Long threads: which comment is on which page, and that none ever moves to another. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommentView, ThreadView } from "../../comments/comment-view.ts";
import { planMerge } from "../../comments/merge-plan.ts";
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";
import { commentPath, furtherPages, withPages } from "../../comments/thread-pages.ts";
import { threadView } from "../../comments/thread-view.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../support/sample-comments.ts";

const PAGE = "https://blog.example/a-post/";

/** `a b<a c†`: see thread-view.test.ts. */
function thread(notation: string, perPage: number): Thread {
  const comments = notation.split(" ").map((item): Comment => {
    const [, id = "", mark, replyTo = null] = /^(\w+)(†?)(?:<(\w+))?$/.exec(item) ?? [];
    return mark ? tombstone(id, replyTo) : sampleComment({ id, replyTo });
  });
  return { ...sampleThread(comments), perPage };
}

function viewOf(all: Thread): ThreadView {
  return threadView(all, { maxDepth: 8, pageUrl: PAGE, render: (text) => text });
}

/** Each page with what stands on it, replies in brackets. */
function drawn(all: Thread): Record<string, string> {
  const line = (views: readonly CommentView[]): string =>
    views.map(({ id, replies }) => (replies.length > 0 ? `${id}(${line(replies)})` : id)).join(" ");
  return Object.fromEntries(viewOf(all).pages.map(({ path, comments }) => [path, line(comments)]));
}

describe("a long thread", () => {
  test.each<[string, string, number, Record<string, string>]>([
    ["fits on its post's page", "a b c", 3, { "": "a b c" }],
    [
      "goes on to further pages",
      "a b c d e",
      2,
      { "": "a b", "comments/2/": "c d", "comments/3/": "e" },
    ],
    ["keeps replies with what they answer", "a b c d<a", 2, { "": "a(d) b", "comments/2/": "c" }],
    [
      "has pages of their own for very many replies to one",
      "a b<a c<a d<c e<a f<e g",
      2,
      { "": "a(b c) g", "comments/to/a/": "d e", "comments/to/a/2/": "f" },
    ],
    [
      "has room for so many replies on one page, and pages of their own for those of each",
      "a b c<a d<b e<a f<b g<a h<b i<a",
      2,
      { "": "a(c e) b(d f)", "comments/to/a/": "g i", "comments/to/b/": "h" },
    ],
    [
      "is never filled by the replies to a few",
      "a b<a c<b d e<d f<d g h<g i<g j<a",
      2,
      { "": "a(b(c)) d(e f)", "comments/2/": "g(h i)", "comments/to/a/": "j" },
    ],
    [
      "shows what came before the one that it answers where it stood without it",
      "a x<p y<x b p",
      1,
      { "": "a x(y)", "comments/2/": "b", "comments/3/": "p" },
    ],
    [
      "nests further replies that answer one on the same page",
      "a b<a c<b d<b e<d f<e",
      3,
      { "": "a(b(c d))", "comments/to/a/": "e(f)" },
    ],
    [
      "has further replies in the order of the file, wherever what they answer stands",
      "a b<a c<a d<c e<b f<d g<b",
      2,
      { "": "a(b c)", "comments/to/a/": "d e", "comments/to/a/2/": "f g" },
    ],
    ["counts what was removed", "a† b c", 2, { "": "b", "comments/2/": "c" }],
    [
      "gives no place to what lost its parent",
      "a x<gone b c",
      2,
      { "": "a x b", "comments/2/": "c" },
    ],
    ["is not held up by a circle", "x<y y<x a b", 1, { "": "x(y) a", "comments/2/": "b" }],
  ])("%s", (_, notation, perPage, pages) => {
    const all = thread(notation, perPage);
    expect(drawn(all)).toEqual(pages);
    expect(furtherPages(all).map(({ path }) => path)).toEqual(Object.keys(pages).slice(1));
  });

  test("says where further replies are, and what a reply on a page of its own answers", () => {
    const view = viewOf(thread("a b<a c†<a d<b", 1));
    const [first, , last] = view.pages;
    expect(first.comments[0]).toMatchObject({
      id: "a",
      repliesBelow: 1,
      furtherReplies: { count: 1, url: `${PAGE}comments/to/a/` },
    });
    expect(last?.below).toEqual({ id: "a", url: `${PAGE}#comment-a`, name: "Ada" });
    expect(last?.comments[0]).toMatchObject({
      id: "d",
      url: `${PAGE}comments/to/a/2/#comment-d`,
      inReplyTo: { id: "b", url: `${PAGE}#comment-b` },
    });
    expect(view.responses).toBe(3);
  });
});

test("the post's own page leads on to comments that links from before an import look for there", () => {
  const { comments, ...rest } = thread("a b†<a c<a d<c e f<e", 1);
  const all = comments.map((comment, at): Comment => {
    const imported = { from: "wordpress", id: String(at) };
    return isRemoved(comment) ? comment : { ...comment, ...(at === 5 ? {} : { imported }) };
  });
  expect(viewOf({ ...rest, comments: all }).moved).toEqual([
    { oldAnchor: "comment-2", url: `${PAGE}comments/to/a/#comment-2` },
    { oldAnchor: "comment-3", url: `${PAGE}comments/to/a/2/#comment-3` },
    { oldAnchor: "comment-4", url: `${PAGE}comments/2/#comment-4` },
  ]);
});

test("a size is settled once: what stands on one page stays there", () => {
  const [few, many] = [sampleThread([sampleComment()]), thread("a b c d e", 1).comments];
  expect(withPages(few, 3).perPage).toBe(3);
  expect(withPages(sampleThread(many), 3).perPage).toBe(5);
  expect(withPages({ ...few, perPage: 7 }, 3).perPage).toBe(7);
});

test("a merge settles the size of threads that it writes, and of no others", () => {
  const old = { ...sampleThread([sampleComment()], "old"), perPage: 9 };
  const submissions = ["old", "new"].map((post, at) => {
    const submission = sampleSubmission({ post, id: submissionId(at + 1) });
    return { path: `comments-data/submissions/${post}/${submission.id}.json`, submission };
  });
  const untouched = sampleThread([sampleComment()], "untouched");
  const threads = new Map([old, untouched].map((each) => [each.post, each]));
  const plan = planMerge(threads, submissions, null, 4);
  expect(plan.threads.map(({ post, perPage }) => [post, perPage])).toEqual([
    ["old", 9],
    ["new", 4],
  ]);
});

test("whatever is added, every comment is on one page, at its address, and stays there", () => {
  const anyThread = fc
    .array(fc.record({ parent: fc.integer({ min: -12, max: 40 }), isRemoved: fc.nat(5) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((items) =>
      items.map((item, at): Comment => {
        // Mostly what is there already; some answer what comes later, themselves, or nothing.
        const replyTo = item.parent < 0 ? null : `c${item.parent}`;
        return item.isRemoved === 0
          ? tombstone(`c${at}`, replyTo)
          : sampleComment({ id: `c${at}`, replyTo, imported: { from: "isso", id: `${at}` } });
      }),
    );
  fc.assert(
    fc.property(anyThread, fc.nat(40), fc.integer({ min: 1, max: 6 }), (all, cut, perPage) => {
      const whole = { ...sampleThread(all), perPage };
      const view = viewOf(whole);
      const shown = view.pages.flatMap(({ comments, url }) =>
        everyView(comments).map((each) => ({ ...each, page: url })),
      );
      const living = all.filter((comment) => !isRemoved(comment)).map(({ id }) => id);
      const seen = shown.filter(({ kind }) => kind !== "removed").map(({ id }) => id);
      expect(seen.toSorted()).toEqual(living.toSorted());
      for (const { id, url, page } of shown) {
        expect(url).toBe(`${page}#comment-${id}`);
        expect(url).toBe(PAGE + commentPath(whole, id));
      }
      const [first] = view.pages;
      // Where they came from, all stood on one page: each is found from there.
      const oldAnchors = [...everyView(first.comments), ...view.moved].flatMap(
        ({ oldAnchor }) => oldAnchor ?? [],
      );
      expect(oldAnchors.toSorted()).toEqual(
        living.map((id) => id.replace("c", "isso-")).toSorted(),
      );
      const places = shown.map(({ page, oldAnchor }) => `${page}#${oldAnchor}`);
      expect(places).toEqual(expect.arrayContaining(view.moved.map(({ url }) => url)));
      expect(first.comments.filter(({ number }) => number !== null).length).toBeLessThanOrEqual(
        perPage,
      );
      for (const { comments } of view.pages) {
        expect(everyView(comments).length).toBeLessThanOrEqual(perPage * 4 + comments.length);
        const places = comments.map(({ id }) => all.findIndex((comment) => comment.id === id));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }

      const early = all.slice(0, cut);
      for (const { id } of early)
        expect(commentPath({ ...whole, comments: early }, id)).toBe(commentPath(whole, id));
    }),
    { numRuns: 1_000 },
  );
});

function everyView(views: readonly CommentView[]): CommentView[] {
  return views.flatMap((view) => [view, ...everyView(view.replies)]);
}
