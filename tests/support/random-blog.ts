/** Blogs by chance: hostile text, trees of any shape, and every kind of comment. For fast-check. */
import fc from "fast-check";
import { importedHtml } from "../../comments/imported-html.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { type Comment, Thread } from "../../comments/thread.ts";
import { cleanLine, cleanText, isBlank } from "../../comments/typed-text.ts";
import { submissionId } from "./sample-comments.ts";
import { postText } from "./sample-site.ts";

const PIECES = [
  ..."]]> <![CDATA[ --> <b> </b> <script>alert(1)</script> & &amp; &#0; \u0000 \u0007 \ud800 \ufffe \u202e".split(
    " ",
  ),
  ...[
    "\u2028",
    "\r\n",
    "\n\n",
    "> ",
    "* a\n* b\n",
    "```\ncode\n```",
    "| a |\n|---|\n| b |",
    "<pre>",
  ],
  ...["👩‍👩‍👧", "é", "e\u0301", "[a](https://a.example/)", "<p>", "[gallery]", "\u{10ffff}"],
];
/** What a visitor may try. */
const typed = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 8 })), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(" "));
const line = typed.map((text) => cleanLine(text)).filter((text) => !isBlank(text));
const text = typed.map((words) => cleanText(words)).filter((words) => !isBlank(words));
const date = fc
  .integer({ min: Date.parse("1999-01-01"), max: Date.parse("2030-01-01") })
  .map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
const url = fc.constantFrom(null, "https://ada.example/", "http://b.example/?a=1&b=2#c");
const key = fc.constantFrom(null, "k1:9f2c61d0a4b7e813", "k2:0000000000000000");
const body = fc.oneof(
  fc.record({ format: fc.constant("markdown" as const), text }),
  fc.record({ format: fc.constant("html" as const), text: typed.map(importedHtml) }),
);
const imported = fc.record({
  from: fc.constantFrom("wordpress", "disqus"),
  id: fc.nat(99).map((id) => String(id)),
});

/** Without ids, and what they answer. */
const shape = fc.oneof(
  fc.record({ date, removed: fc.constant(true as const) }),
  fc
    .record(
      {
        kind: fc.constant("comment" as const),
        author: fc.record(
          { name: line, url, key, owner: fc.constant(true as const) },
          { requiredKeys: ["name", "url", "key"] },
        ),
        date,
        edited: date,
        body,
        source: fc.constantFrom("form", "author"),
        imported,
      },
      { requiredKeys: ["kind", "author", "date", "body", "source"] },
    )
    .map(({ body: { format, text: words }, ...rest }) => ({ ...rest, format, text: words })),
  fc
    .record(
      {
        kind: fc.constantFrom(
          ...(["pingback", "trackback", "reply", "like", "repost", "mention"] as const),
        ),
        mention: fc.record({
          source: fc.constant("https://other.example/post?a=1&b=2"),
          title: line,
          site: line,
        }),
        author: fc.record({ name: line, url, key: fc.constant(null) }),
        date,
        body,
        source: fc.constant("webmention"),
      },
      { requiredKeys: ["kind", "mention", "date", "source"] },
    )
    .map(({ body: words, ...rest }) => ({ ...rest, ...words })),
);

interface Planted {
  shape: typeof shape extends fc.Arbitrary<infer T> ? T : never;
  /** Which one of its thread it answers; beyond its end, one that is gone. */
  answers: number | null;
}
const planted: fc.Arbitrary<Planted> = fc.record({
  shape,
  answers: fc.option(fc.nat(12), { nil: null }),
});

const POSTS = ["a", "b", "c"];

export const randomThread = (post: string): fc.Arbitrary<Thread> =>
  fc
    .record(
      { perPage: fc.integer({ min: 1, max: 30 }), planted: fc.array(planted, { maxLength: 10 }) },
      { requiredKeys: ["planted"] },
    )
    .map(({ planted: all, ...size }) => ({
      version: 1,
      post,
      ...size,
      comments: all.map(({ shape: { ...rest }, answers }, at) => {
        const replyTo = answers === null ? null : `${post}-${answers}`;
        return { id: `${post}-${at}`, replyTo, ...rest } as Comment;
      }),
    }));

const submission = fc
  .record({
    number: fc.nat(30),
    post: fc.constantFrom(...POSTS),
    author: fc.record({ name: line, url, key }),
    date,
    text,
  })
  .map(
    ({ number, ...rest }): Submission => ({
      version: 1,
      id: submissionId(number),
      replyTo: null,
      ...rest,
    }),
  );

/** The files of a blog, by path. */
export const randomBlog: fc.Arbitrary<Record<string, string>> = fc
  .record({
    bodies: fc.array(typed, { minLength: 3, maxLength: 3 }),
    threads: fc.tuple(...POSTS.map(randomThread)),
    submissions: fc.uniqueArray(submission, { maxLength: 3, selector: ({ id }) => id }),
  })
  .map(({ bodies, threads, submissions }) =>
    Object.fromEntries([
      ...POSTS.map((post, at) => [
        `posts/${post}.md`,
        postText({ title: `"Post ${post}"` }, bodies[at]?.toWellFormed()),
      ]),
      ["pages/p.md", postText({ title: "Page", comments: "open" })],
      ...threads.map((thread) => [threadPath(thread.post), stableJson(Thread, thread)]),
      ...submissions.map((one) => [submissionPath(one.post, one.id), stableJson(Submission, one)]),
    ]),
  );
