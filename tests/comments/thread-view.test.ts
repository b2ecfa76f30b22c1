/** The tree that a page shows, from a flat thread in any state. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommentView, ThreadView } from "../../comments/comment-view.ts";
import { type Comment, countResponses, type Thread } from "../../comments/thread.ts";
import { threadView } from "../../comments/thread-view.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";

const PAGE = "https://blog.example/a-post/";

/** `a`, `b<a` (answers a), `c†` (removed), `c†<a`, `p!` (a pingback). */
function comments(notation: string): Comment[] {
  return notation.split(" ").map((item): Comment => {
    const [, id = "", mark, replyTo = null] = /^(\w+)([†!]?)(?:<(\w+))?$/.exec(item) ?? [];
    if (mark === "†") return tombstone(id, replyTo);
    if (mark === "!") return sampleMention({ id, replyTo });
    return sampleComment({ id, replyTo, author: { name: `By ${id}`, url: null, key: null } });
  });
}

/** The post's own page, and how many there are on all. */
function viewOf(thread: string | Comment[], maxDepth = 8) {
  const list = typeof thread === "string" ? comments(thread) : thread;
  const { responses, pages } = viewOfAll(sampleThread(list), maxDepth);
  return { responses, comments: pages[0].comments };
}

function viewOfAll(thread: Thread, maxDepth = 8): ThreadView {
  return threadView(thread, { maxDepth, pageUrl: PAGE, render: (text) => `<p>${text}</p>` });
}

/** As a line: number, id, `†` where removed, `→x` for "in reply to", replies in brackets. */
function drawn(views: readonly CommentView[]): string {
  return views
    .map((view) => {
      const number = view.number === null ? "" : `${view.number}.`;
      const removed = view.kind === "removed" ? "†" : "";
      const answered = view.inReplyTo
        ? `→${view.inReplyTo.id}${view.inReplyTo.url ? "" : "?"}`
        : "";
      const replies = view.replies.length > 0 ? `(${drawn(view.replies)})` : "";
      return `${number}${view.id}${removed}${answered}${replies}`;
    })
    .join(" ");
}

describe("draws", () => {
  test.each<[title: string, thread: string, tree: string, responses: number]>([
    ["the guide's four responses", "a b<a c<b p!", "1.a(b(c)) 2.p", 4],
    ["a thread shuffled so that answers come first", "c<b b<a d<a a e", "1.a(b(c) d) 2.e", 5],
    ["siblings in the order of the file", "a z<a y<a x<a", "1.a(z y x)", 4],
    ["what is answered from the third level on, but first", "a b<a c<b d<b", "1.a(b(c d→b))", 4],
    ["a pingback that answers", "a p!<a", "1.a(p)", 2],
    [
      "an answer to a missing comment at top level, without a number",
      "a x<gone b",
      "1.a x→gone? 2.b",
      3,
    ],
    ["what answers an orphan below it", "x<gone y<x", "x→gone?(y)", 2],
    ["an answer to itself", "a x<x b", "1.a x→x? 2.b", 3],
    ["a circle of two, cut at the first", "x<y y<x", "x→y?(y)", 2],
    ["a circle with a tail, cut in the circle", "t<z x<z y<x z<y", "x→z?(y(z(t)))", 4],
    ["two circles", "a<b c<d b<a d<c", "a→b?(b) c→d?(d)", 4],
    ["the first of two with one id", "a b<a a<b c", "1.a(b) 2.c", 3],
    ["no removed comment without answers", "a b† c", "1.a 3.c", 2],
    ["a removed comment that has a living answer", "a b† c<b", "1.a 2.b†(c)", 2],
    ["a removed chain down to the living", "a† b†<a c†<b d<c", "1.a†(b†(c†(d)))", 1],
    ["no removed comment whose answers are removed too", "a† b†<a c†<a", "", 0],
    ["only the branch that lives", "a b†<a c<a d†<c", "1.a(c)", 2],
    ["nothing of an empty thread", "", "", 0],
  ])("%s", (_, thread, tree, responses) => {
    const view = viewOf(thread === "" ? [] : thread);
    expect(drawn(view.comments)).toBe(tree);
    expect(view.responses).toBe(responses);
    expect(countResponses(sampleThread(thread === "" ? [] : comments(thread)))).toBe(responses);
  });
});

describe("keeps a number for ever", () => {
  test.each<[title: string, before: string, after: string, ids: string[]]>([
    ["when a comment is removed", "a b c", "a b† c", ["a", "c"]],
    ["when the first is removed", "a b c", "a† b c", ["b", "c"]],
    ["when a missing parent comes", "a x<gone b", "a x<gone b gone", ["a", "b"]],
    ["when answers come", "a b", "a b c<a d<b", ["a", "b"]],
    ["when a duplicate comes", "a b", "a b a c", ["a", "b"]],
  ])("%s", (_, before, after, ids) => {
    const numbers = (thread: string) =>
      ids.map((id) => viewOf(thread).comments.find((view) => view.id === id)?.number);
    expect(numbers(after)).toEqual(numbers(before));
    expect(numbers(after)).not.toContain(undefined);
  });
});

describe("caps the depth", () => {
  test.each<[maxDepth: number, tree: string]>([
    [5, "1.a(b(c(d(e))) f) 2.g"],
    [4, "1.a(b(c(d e→d)) f) 2.g"],
    [3, "1.a(b(c d→c e→d) f) 2.g"],
    [2, "1.a(b c→b d→c e→d f) 2.g"],
    [1, "1.a b→a c→b d→c e→d f→a 2.g"],
  ])("at %i, where the rest says what it answers", (maxDepth, tree) => {
    expect(drawn(viewOf("a b<a c<b d<c e<d f<a g", maxDepth).comments)).toBe(tree);
  });

  test("with the name and the link of what is answered", () => {
    const [, reply, toPingback] = viewOf("a b<a p! q<p", 1).comments.filter(({ id }) => id !== "p");
    expect(reply?.inReplyTo).toEqual({ id: "a", url: `${PAGE}#comment-a`, name: "By a" });
    expect(toPingback?.inReplyTo).toEqual({ id: "p", url: `${PAGE}#comment-p`, name: "A blog" });
  });
});

describe("shows", () => {
  test("a comment with its text as HTML, its place and its edit", () => {
    const edited = "2026-06-01T00:00:00Z";
    const author = { name: "Ada", url: null, key: null, owner: true as const };
    expect(viewOf([sampleComment({ edited, author, format: "html" })]).comments).toEqual([
      {
        id: "a",
        anchor: "comment-a",
        oldAnchor: null,
        url: `${PAGE}#comment-a`,
        kind: "comment",
        number: 1,
        depth: 1,
        author,
        mention: null,
        date: "2026-05-28T19:14:03Z",
        edited,
        html: "<p>As *sent*.</p>",
        inReplyTo: null,
        replies: [],
        repliesBelow: 0,
        furtherReplies: null,
      },
    ]);
  });

  test("an imported comment at its old place too, unless another one has that", () => {
    const imported = { from: "wordpress", id: "7" };
    const views = viewOf([
      sampleComment({ id: "wordpress-7", imported }),
      sampleComment({ id: "wordpress2-7", imported }),
      sampleComment({ id: "isso-7", imported: { from: "isso", id: "7" } }),
      sampleComment({ id: "wordpress-8", imported: { from: "wordpress", id: "8" } }),
      sampleComment({ id: "8" }),
      sampleComment({ id: "other-9", imported: { from: "other", id: "9" } }),
      tombstone("wordpress-10"),
      sampleComment({ id: "x", replyTo: "wordpress-10" }),
    ]).comments;
    expect(views.map((view) => view.oldAnchor)).toEqual([
      "comment-7",
      null,
      "isso-7",
      null,
      null,
      null,
      null,
    ]);
  });

  test("a mention with its source, and no HTML where it has no text", () => {
    const [bare, spoken] = viewOf([
      sampleMention(),
      sampleMention({ id: "n", text: "Hi" }),
    ]).comments;
    expect(bare).toMatchObject({
      kind: "pingback",
      html: "",
      author: null,
      mention: { site: "A blog" },
    });
    expect(spoken).toMatchObject({ html: "<p>Hi</p>" });
  });

  test("nothing of a removed comment but its place", () => {
    const [removed] = viewOf("a† b<a").comments;
    expect(removed).toMatchObject({
      kind: "removed",
      author: null,
      mention: null,
      html: "",
      edited: null,
    });
  });
});

describe("does not tire of", () => {
  test("10,000 answers, each to the one before", () => {
    const chain = Array.from({ length: 10_000 }, (_, at) =>
      sampleComment({ id: `c${at}`, replyTo: at === 0 ? null : `c${at - 1}` }),
    );
    const view = viewOf(chain.toReversed());
    expect(view.responses).toBe(10_000);
    expect(everyView(view.comments).map(({ depth }) => depth)).toContain(8);
    expect(everyView(view.comments).every(({ depth }) => depth <= 8)).toBe(true);
  });

  test("a circle of 10,000", () => {
    const circle = Array.from({ length: 10_000 }, (_, at) =>
      sampleComment({ id: `c${at}`, replyTo: `c${(at + 1) % 10_000}` }),
    );
    expect(everyView(viewOf(circle).comments)).toHaveLength(10_000);
  });

  test.each([20_000, 300_000])("%i answers to one comment", (count) => {
    const replies = Array.from({ length: count }, (_, at) => tombstone(`c${at}`, "a"));
    const view = viewOf([...replies, sampleComment({ id: "z", replyTo: "a" }), sampleComment()]);
    expect(drawn(view.comments)).toBe("1.a(z)");
  });
});

test("every living comment appears once, below what it answers, whatever the thread", () => {
  const id = fc.nat(9).map((number) => `c${number}`);
  const replyTo = fc.option(fc.oneof(id, fc.constant("gone")));
  const anyComment = fc.oneof(
    fc.record({ id, replyTo }).map((changes): Comment => sampleComment(changes)),
    fc.record({ id, replyTo }).map((kept): Comment => tombstone(kept.id, kept.replyTo)),
    fc.record({ id, replyTo }).map((changes): Comment => sampleMention(changes)),
  );
  fc.assert(
    fc.property(
      fc.array(anyComment, { maxLength: 14 }),
      fc.integer({ min: 1, max: 4 }),
      (list, maxDepth) => {
        const view = viewOf(list, maxDepth);
        const shown = everyView(view.comments);
        const ids = shown.map((item) => item.id);
        const firsts = new Map(list.toReversed().map((comment) => [comment.id, comment]));
        const living = [...firsts.values()].filter((comment) => !("removed" in comment));
        const shownLiving = shown.filter(({ kind }) => kind !== "removed").map((item) => item.id);
        expect(shownLiving.toSorted()).toEqual(living.map((comment) => comment.id).toSorted());
        expect(new Set(ids).size).toBe(ids.length);
        expect(view.responses).toBe(living.length);
        expect(countResponses(sampleThread(list))).toBe(living.length);
        for (const { depth, inReplyTo, replies } of shown) {
          expect(depth).toBeLessThanOrEqual(maxDepth);
          expect(replies.every((reply) => reply.depth === depth + 1)).toBe(true);
          if (inReplyTo?.url) expect(ids).toContain(inReplyTo.id);
        }
        for (const [at, item] of shown.entries()) {
          const parent = firsts.get(item.id)?.replyTo;
          const isCut = item.inReplyTo?.url === null;
          if (typeof parent === "string" && !isCut) expect(ids.slice(0, at)).toContain(parent);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("what stands side by side stands in the order of the file, whatever the thread", () => {
  const id = fc.nat(30).map((number) => `c${number}`);
  const replyTo = fc.option(fc.oneof(id, fc.constant("gone")), { freq: 3 });
  const anyThread = fc.uniqueArray(fc.record({ id, replyTo }), {
    selector: (comment) => comment.id,
    maxLength: 31,
  });
  fc.assert(
    fc.property(anyThread, fc.integer({ min: 1, max: 5 }), (list, maxDepth) => {
      const positions = new Map(list.map((comment, at) => [comment.id, at]));
      const { comments: top } = viewOf(
        list.map((changes) => sampleComment(changes)),
        maxDepth,
      );
      for (const shelf of [top, ...everyView(top).map(({ replies }) => replies)]) {
        // Beyond the cap a reply stands beside what it answers, and right after it.
        const side = shelf.filter(({ inReplyTo }) => inReplyTo === null || inReplyTo.url === null);
        const order = side.map((view) => positions.get(view.id) ?? -1);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
      const numbers = top.flatMap(({ number }) => number ?? []);
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    }),
    { numRuns: 2_000 },
  );
});

test("any thread of thousands is shown whole, however its replies lie", () => {
  const SIZE = 3_000;
  fc.assert(
    fc.property(
      fc.array(fc.nat(SIZE), { minLength: SIZE, maxLength: SIZE }),
      fc.integer({ min: 1, max: 20 }),
      (parents, maxDepth) => {
        const list = parents.map((parent, at) => {
          const replyTo =
            parent === SIZE ? null : `c${parent % 7 === 0 ? parent : Math.max(at - 1, 0)}`;
          return sampleComment({ id: `c${at}`, replyTo });
        });
        const shown = everyView(viewOf(list, maxDepth).comments);
        expect(new Set(shown.map((view) => view.id)).size).toBe(SIZE);
        expect(shown).toHaveLength(SIZE);
        expect(shown.every(({ depth }) => depth <= maxDepth)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

/** In the order of the page; without recursion, since tests go deep. */
function everyView(top: readonly CommentView[]): CommentView[] {
  const order: CommentView[] = [];
  const waiting = top.toReversed();
  for (let view = waiting.pop(); view; view = waiting.pop()) {
    order.push(view);
    for (const reply of view.replies.toReversed()) waiting.push(reply);
  }
  return order;
}
