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
    "pages/about.md": postText({ title: "About", date: "", comments: "open" }),
    [threadPath("about")]: JSON.stringify(sampleThread([sampleComment()], "about")),
  };
  built = build(blogCopy({ ...BLOG, ...files }, { url: SITE }));
});
const file = (path: string) => built.files.get(path) ?? expect.fail(`${path} was not built`);
const read = (path: string, url: string) => mf2(file(path), { baseUrl: url }).items;

/** By which property of its post, or of what it answers, a response is told. */
const ROLES = ["comment", "like", "repost", "mention"] as const;
const ROLE_OF: Readonly<Record<string, (typeof ROLES)[number]>> = {
  ...{ comment: "comment", reply: "comment", like: "like", repost: "repost" },
  ...{ pingback: "mention", trackback: "mention", mention: "mention" },
};

interface Told {
  role: string;
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
  const told = view.pages[0].comments.flatMap(toldOf);
  const inOrder = ROLES.flatMap((role) => told.filter((each) => each.role === role));
  expect(toldBy(entry)).toEqual(inOrder);
  expect(new Set(told.map(({ role }) => role)).size).toBe(3);
  // What was removed gives nothing of its own to the post.
  expect(entry?.properties).toMatchObject({ url: [PAGE], published: ["2026-05-19T22:00:00Z"] });
});

test("who answered from another site is read back with their own address", () => {
  const [entry] = read("2026/every-kind/index.html", PAGE);
  const told = (entry?.properties.comment ?? [])
    .filter(isRoot)
    .flatMap(({ properties }) =>
      (properties.author ?? []).filter(isRoot).flatMap(({ properties: { url = [] } }) => url),
    );
  expect(told.filter((url) => url === "https://ada.example/?a=1&b=2")).toHaveLength(2);
});

test("a page without a date is read as what was said on it hangs on", () => {
  const [entry] = read("about/index.html", `${SITE}about/`);
  expect(entry).toMatchObject({
    type: ["h-entry"],
    properties: { name: ["About"], url: [`${SITE}about/`], comment: [{ type: ["h-cite"] }] },
  });
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
  const role = ROLE_OF[comment.kind] ?? expect.fail(`nobody knows what ${comment.kind} is`);
  const url = comment.mention?.source ?? comment.url;
  return [{ role, url, date: comment.date, author, replies }];
}

function toldBy(root: MicroformatRoot | undefined): Told[] {
  return ROLES.flatMap((role) => toldAs(role, root));
}

function toldAs(role: string, root: MicroformatRoot | undefined): Told[] {
  return (root?.properties[role] ?? []).flatMap((item) => {
    if (!isRoot(item)) return [];
    const { url = [], published = [], author = [] } = item.properties;
    const [who] = author;
    const name = isRoot(who) ? who.properties.name?.[0] : who;
    return [
      {
        role,
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
