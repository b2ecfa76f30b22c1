/** Programs read from a page what its author and its visitors wrote: microformats2 and schema.org. */
import { mf2 } from "microformats-parser";
import { beforeAll, expect, test } from "vitest";
import type { CommentView } from "../../comments/comment-view.ts";
import { threadPath } from "../../comments/paths.ts";
import { threadView } from "../../comments/thread-view.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { elementsOf } from "../support/html-page.ts";
import { BLOG, EVERY_KIND } from "../support/sample-blog.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";

type MicroformatRoot = ReturnType<typeof mf2>["items"][number];

const SITE = "https://blog.example/";
const PAGE = `${SITE}2026/every-kind/`;

let built: BuiltBlog;
beforeAll(() => {
  const replies = ["d", "e", "f"].map((id) => sampleComment({ id, replyTo: "c" }));
  const comments = [...["a", "b", "c"].map((id) => sampleComment({ id })), ...replies];
  const long = { ...sampleThread(comments, "long"), perPage: 2 };
  const files = {
    "posts/long.md": postText({ title: "Long" }),
    [threadPath("long")]: JSON.stringify(long),
  };
  built = build(blogCopy({ ...BLOG, ...files }, { url: SITE }));
});
const file = (path: string) => built.files.get(path) ?? expect.fail(`${path} was not built`);
const read = (path: string, url: string) => mf2(file(path), { baseUrl: url }).items;

interface Told {
  url: string;
  date: string;
  author: string | null;
  replies: Told[];
}

test("a post is read back with its author, dates and tags", () => {
  const [entry] = read("2026/open/index.html", `${SITE}2026/open/`);
  expect(entry).toMatchObject({
    type: ["h-entry"],
    properties: {
      name: ["A post"],
      url: [`${SITE}2026/open/`],
      published: ["2026-05-27T22:00:00Z"],
      updated: ["2026-05-29T22:00:00Z"],
      category: ["garden", "日本語"],
      featured: [`${SITE}assets/icon.svg`],
      author: [{ type: ["h-card"], properties: { name: ["Ada"], url: [SITE] } }],
    },
  });
});

test("comments are read back as the tree that they are, each with its author, date and address", () => {
  const [entry] = read("2026/every-kind/index.html", PAGE);
  const view = threadView(EVERY_KIND, { maxDepth: 8, pageUrl: PAGE, render: (text) => text });
  expect(toldBy(entry)).toEqual(view.pages[0].comments.flatMap(toldOf));
});

test.each([
  ["more comments", "comments/2/", "c", undefined],
  ["further replies", "comments/to/c/", "f", `${SITE}2026/long/comments/2/#comment-c`],
])("a further page is read as its post with %s", (_, path, id, answers) => {
  const post = `${SITE}2026/long/`;
  const [entry] = read(`2026/long/${path}index.html`, post + path);
  expect(entry).toMatchObject({
    type: ["h-entry"],
    properties: {
      name: ["Long"],
      url: [post],
      published: ["2026-05-27T22:00:00Z"],
      author: [{ type: ["h-card"], properties: { name: ["Ada"], url: [SITE] } }],
    },
  });
  const told = (entry?.properties.comment ?? []).filter(isRoot).map(({ properties }) => ({
    ...{ url: properties.url?.[0], answers: properties["in-reply-to"]?.[0] },
  }));
  expect(told).toEqual([{ url: `${post}${path}#comment-${id}`, answers }]);
});

test("the home page is a feed of posts, and every page names who writes here", () => {
  const [feed, card] = read("index.html", SITE);
  expect(feed?.type).toEqual(["h-feed"]);
  expect(feed?.children?.map(({ properties }) => properties.url?.[0])).toContain(
    `${SITE}2026/open/`,
  );
  expect(card).toMatchObject({ type: ["h-card"], properties: { name: ["Ada"], uid: [SITE] } });
});

test("schema.org has the post and every comment that can be read", () => {
  const types = elementsOf(file("2026/every-kind/index.html")).flatMap(
    ({ attributes: { itemtype } }) => itemtype ?? [],
  );
  const count = (type: string) =>
    types.filter((name) => name === `https://schema.org/${type}`).length;
  expect(count("BlogPosting")).toBe(1);
  expect(count("Comment")).toBe(
    EVERY_KIND.comments.filter((comment) => !("removed" in comment)).length,
  );
});

/** What is removed is nobody's: its replies hang where it did. */
function toldOf(comment: CommentView): Told[] {
  const replies = comment.replies.flatMap(toldOf);
  if (comment.kind === "removed") return replies;
  const author = (comment.author?.name ?? comment.mention?.site) || null;
  return [{ url: comment.url, date: comment.date, author, replies }];
}

function toldBy(root: MicroformatRoot | undefined): Told[] {
  return (root?.properties.comment ?? []).flatMap((item) => {
    if (!isRoot(item)) return [];
    const { url = [], published = [], author = [] } = item.properties;
    const [who] = author;
    const name = isRoot(who) ? who.properties.name?.[0] : who;
    return [
      {
        url: String(url[0]),
        date: String(published[0]),
        author: typeof name === "string" ? name : null,
        replies: toldBy(item),
      },
    ];
  });
}

function isRoot(item: unknown): item is MicroformatRoot {
  return typeof item === "object" && item !== null && "properties" in item;
}
