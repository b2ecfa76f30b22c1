import { expect, test } from "vitest";
import { planPlain } from "../../site/images/picture-plan.ts";
import { jsonFeed } from "../../site/json-feed.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const settings = sampleSettings({ url: "https://user.example/blog/" });

function feedOf(files: Readonly<Record<string, string>>) {
  return JSON.parse(jsonFeed(sampleSite(files, { settings })));
}

test("the JSON Feed tells of the site and of its posts, with addresses that work anywhere", () => {
  const feed = feedOf({
    "posts/a.md": postText(
      { tags: "[garden]", description: "In short.", updated: "2026-05-30" },
      "See [b](b.md) and ![it](/assets/it.png).\n",
    ),
    "posts/b.md": postText({ title: "“B” & <b>", date: "2026-05-01" }),
    "posts/c.md": postText({ draft: "true" }),
    "pages/about.md": postText({ date: "" }),
  });
  expect(feed).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "A blog",
    home_page_url: "https://user.example/blog/",
    feed_url: "https://user.example/blog/feed.json",
    description: "Posts and answers.",
    language: "en",
    authors: [{ name: "Ada", url: "https://user.example/blog/" }],
    items: [
      {
        id: "https://user.example/blog/2026/a/",
        url: "https://user.example/blog/2026/a/",
        title: "A post",
        content_html:
          '<p>See <a href="https://user.example/blog/2026/b/">b</a> and ' +
          '<img src="https://user.example/blog/assets/it.png" alt="it">.</p>\n',
        summary: "In short.",
        date_published: "2026-05-27T22:00:00Z",
        date_modified: "2026-05-29T22:00:00Z",
        tags: ["garden"],
      },
      {
        id: "https://user.example/blog/2026/b/",
        url: "https://user.example/blog/2026/b/",
        title: "“B” & <b>",
        content_html: "<p>Hello.</p>\n",
        date_published: "2026-04-30T22:00:00Z",
        date_modified: "2026-04-30T22:00:00Z",
      },
    ],
  });
});

test("the author's picture and a post's own go with them, from here or from another site", () => {
  const photo = "https://other.example/ada.jpg";
  const site = sampleSite(
    { "posts/a.md": postText({ image: "/assets/heron.svg" }) },
    { settings: sampleSettings({ profile: { photo } }) },
  );
  const size = { width: 90, height: 60, isPhoto: false };
  const facts = { file: "assets/heron.svg", id: "", format: "svg", ...size } as const;
  const plan = planPlain(facts, 1200, { encode: true });
  const shared = { photo: null, cards: new Map([["posts/a.md", plan]]) };
  const { authors, items } = JSON.parse(jsonFeed({ ...site, shared }));
  expect([authors[0].avatar, items[0].image]).toEqual([
    photo,
    "https://blog.example/assets/heron.svg",
  ]);
});

test("it has the newest twenty", () => {
  const posts = Array.from({ length: 25 }, (_, at) => [
    `posts/p${at}.md`,
    postText({ date: `2026-01-${String(at + 1).padStart(2, "0")}` }),
  ]);
  const { items } = feedOf(Object.fromEntries(posts));
  expect([items.length, items[0].id]).toEqual([20, "https://user.example/blog/2026/p24/"]);
});

test("of a site without posts it is empty", () => {
  expect(feedOf({}).items).toEqual([]);
});
