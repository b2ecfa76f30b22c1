import { describe, expect, test } from "vitest";
import { siteLists } from "../../site/site-lists.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

function aliasesIn(files: Readonly<Record<string, string>>, preview = false) {
  return siteLists(sampleSite(files, { preview, settings: sampleSettings({ postsPerPage: 1 }) }))
    .aliases;
}

const aliased = (...aliases: string[]) => postText({ aliases: JSON.stringify(aliases) });

test("old addresses lead to where posts and pages are now", () => {
  const aliases = aliasesIn({
    "posts/a.md": aliased("/2010/a.html", "/a"),
    "pages/about.md": aliased("/info/"),
    "posts/b.md": postText(),
  });
  expect(aliases.map(({ file, post }) => [file, post.path])).toEqual([
    ["/2010/a.html", "/2026/a/"],
    ["/a/index.html", "/2026/a/"],
    ["/info/index.html", "/about/"],
  ]);
});

test("those of a draft lead nowhere, except in a preview", () => {
  const files = { "posts/a.md": postText({ draft: "true", aliases: "[/a]" }) };
  expect([aliasesIn(files).length, aliasesIn(files, true).length]).toEqual([0, 1]);
});

test.each([
  ["a page named as the archive is", "pages/archive.md", "/{year}/{id}/", "“/archive/”"],
  ["a page named as a feed is", "pages/feed.xml.md", "/{year}/{id}/", "“/feed.xml/”"],
  ["a page named as a folder of files is", "pages/assets.md", "/{year}/{id}/", "“/assets/”"],
  ["a post at the address of a tag", "posts/garden.md", "/tags/{id}/", "“/tags/garden/”"],
])("%s stops the build, and is named", (_, file, permalink, address) => {
  const settings = sampleSettings({ permalink });
  const files = { "posts/a.md": postText({ tags: "[garden]" }), [file]: postText() };
  const says = `${file}: the address of its page would be ${address}, which is one of the site itself`;
  expect(() => siteLists(sampleSite(files, { settings })).aliases).toThrow(says);
});

test("a further page of comments is the site's own", () => {
  const comments = ["c1", "c2"].map((id) => sampleComment({ id }));
  const thread = { ...sampleThread(comments, "a"), perPage: 1 };
  const site = sampleSite({ "posts/a.md": aliased("/2026/a/comments/2/") }, { threads: [thread] });
  expect(() => siteLists(site).aliases).toThrow(
    "aliases[0]: “/2026/a/comments/2/” is an address of",
  );
});

test("all files with an alias that is taken are named at once", () => {
  const posts = ["a", "b", "c"].map((id) => [`posts/${id}.md`, aliased("/archive/")]);
  const said = () => aliasesIn(Object.fromEntries(posts));
  for (const [file] of posts) expect(said).toThrow(`${file}: aliases[0]: “/archive/” is`);
});

test("and all of one file", () => {
  const said = () => aliasesIn({ "posts/a.md": aliased("/archive/", "/x", "/tags/") });
  expect(said).toThrow(
    /^posts\/a\.md: aliases\[0\]: “\/archive\/” is.*\nposts\/a\.md: aliases\[2\]: “\/tags\/” is/,
  );
});

describe("the build stops where an alias is the address of", () => {
  test.each([
    ["another post", ["/2026/b/"], "aliases[0]: “/2026/b/” is an address of posts/b.md already"],
    ["its own post", ["/x", "/2026/a"], "aliases[1]: “/2026/a” is an address of this file itself"],
    [
      "another alias",
      ["/taken/"],
      "posts/b.md: aliases[0]: “/taken” is an address of posts/a.md already",
    ],
    ["the same alias", ["/x", "/x/"], "aliases[1]: “/x/” is an address of this file itself"],
    ["the home page", ["/index.html"], "“/index.html” is an address of the site itself"],
    ["a page of the home", ["/page/1/"], "the site itself"],
    ["an archive in capitals", ["/Archive/"], "the site itself"],
    ["its own post in capitals", ["/2026/A/"], "this file itself"],
    ["the archive", ["/archive"], "the site itself"],
    ["a year", ["/archive/2026/"], "the site itself"],
    ["a feed", ["/feed.json"], "the site itself"],
    ["a tag", ["/tags/garden/"], "the site itself"],
    ["a feed, seen as a folder", ["/feed.xml/old"], "the site itself"],
    ["the feed of a post's comments", ["/2026/b/comments.xml"], "the site itself"],
    ["the same in capitals", ["/2026/B/Comments.XML"], "the site itself"],
    ["an archive of that feed", ["/2026/b/comments/feed/1.xml"], "the site itself"],
    ["a post's comments as data", ["/2026/a/comments.json"], "the site itself"],
    ["a style sheet", ["/assets/stet.css"], "the site itself"],
    ["a file of the search index", ["/search/pagefind/pagefind.js"], "the site itself"],
  ])("%s", (_, aliases, says) => {
    const files = {
      "posts/a.md": aliased(...aliases),
      "posts/b.md": postText({ aliases: "[/taken]", tags: "[garden]", date: "2026-05-27" }),
    };
    expect(() => aliasesIn(files)).toThrow(says);
  });
});
