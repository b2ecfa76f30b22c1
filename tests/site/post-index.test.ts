import { describe, expect, test } from "vitest";
import { siteLists } from "../../site/site-lists.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const index = (files: Readonly<Record<string, string>>, preview = false) =>
  sampleSite(files, { preview }).index;
const idsOf = (posts: Iterable<{ id: string }>) => [...posts].map(({ id }) => id);

describe("a post", () => {
  test("is known by its file's name, and is where the pattern says", () => {
    const { byFile } = index({ "posts/2026-05-28-a.md": postText({ date: "2026-01-01" }) });
    expect(byFile.get("posts/2026-05-28-a.md")).toMatchObject({
      id: "a",
      path: "/2026/a/",
      url: "/2026/a/",
      // The year is the site's, where it is an hour later than in UTC.
      date: "2025-12-31T23:00:00Z",
    });
  });

  test("that was renamed keeps its thread, and its address follows the new name", () => {
    const { byId } = index({ "posts/new-name.md": postText({ thread: "old-name" }) });
    expect(byId.get("old-name")).toMatchObject({ id: "old-name", path: "/2026/new-name/" });
  });

  test("cannot be changed by a template", () => {
    const [post] = index({ "posts/a.md": postText() }).posts;
    expect(Object.isFrozen(post)).toBe(true);
  });
});

describe("a page", () => {
  const pages = (lines: Record<string, string>) =>
    index({ "pages/a.md": postText({ date: "", ...lines }) }).pages;

  test("stands at the top of the site, and in no list", () => {
    const { pages, posts, tags, years } = index({ "pages/about.md": postText({ tags: "[x]" }) });
    expect(pages).toMatchObject([{ id: "about", path: "/about/", kind: "page" }]);
    expect([posts, tags, years]).toEqual([[], [], []]);
  });

  test("is linked at the top of every page, unless it says otherwise", () => {
    const { navigation, pages } = index({
      "pages/a.md": postText(),
      "pages/b.md": postText({ navigation: "false" }),
    });
    expect(idsOf(navigation)).toEqual(["a"]);
    expect(pages).toHaveLength(2);
  });

  test.each([
    ["no thread by itself", {}, null],
    ["a thread where it asks for one", { comments: "open" }, { open: true }],
    ["a closed one where it had one", { comments: "closed" }, { open: false }],
  ])("has %s", (_, lines, comments) => {
    expect(pages(lines)).toMatchObject([{ comments }]);
  });
});

describe("the list of posts", () => {
  const files = {
    "posts/old.md": postText({ date: "2024-05-01", tags: "[b, a]" }),
    "posts/b.md": postText({ date: "2026-05-02", tags: "[a]" }),
    "posts/a.md": postText({ date: "2026-05-02" }),
    "posts/draft.md": postText({ date: "2026-05-03", draft: "true", tags: "[a]" }),
  };

  test("has the newest first, and by id where two are as new", () => {
    expect(idsOf(index(files).posts)).toEqual(["a", "b", "old"]);
  });

  test("knows the years, the newest first", () => {
    const { years } = index(files);
    expect(years.map(({ year, posts }) => [year, idsOf(posts)])).toEqual([
      ["2026", ["a", "b"]],
      ["2024", ["old"]],
    ]);
  });

  test("knows what comes before and after", () => {
    const { neighbours } = index(files);
    const named = [...neighbours].map(([post, near]) => [
      near.previous?.id ?? null,
      post.id,
      near.next?.id ?? null,
    ]);
    expect(named).toEqual([
      ["b", "a", null],
      ["old", "b", "a"],
      [null, "old", "b"],
    ]);
  });

  test("has drafts in a preview only", () => {
    expect(idsOf(index(files, true).posts)).toEqual(["draft", "a", "b", "old"]);
    expect(index(files).byId.has("draft")).toBe(false);
    expect(index(files).tags.map(({ name, posts }) => [name, posts.length])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
  });
});

describe("a post whose date is still to come", () => {
  const files = {
    "posts/due.md": postText({ date: "2026-06-01 14:00" }),
    "posts/soon.md": postText({ date: "2026-06-01 14:01", tags: "[later]", aliases: "[/soon]" }),
    "pages/event.md": postText({ date: "2030-01-01" }),
  };

  // NOW is 14:00 in the site's zone.
  test("is nowhere until that minute", () => {
    const { posts, pages, tags } = index(files);
    expect([idsOf(posts), idsOf(pages), tags]).toEqual([["due"], [], []]);
  });

  test("is shown in a preview, and known as such", () => {
    const { byId } = index(files, true);
    const scheduled = [...byId.values()].map((post) => [post.id, post.scheduled]);
    expect(scheduled).toEqual([
      ["due", false],
      ["soon", true],
      ["event", true],
    ]);
  });
});

describe("the build stops", () => {
  test.each([
    [
      "at two files with one id",
      { "posts/a.md": postText(), "posts/x/a.md": postText({ date: "2020-01-01" }) },
      "posts/x/a.md: the id of its thread is “a”, and that of posts/a.md is the same",
    ],
    [
      "at a post and a page with one id",
      { "posts/a.md": postText(), "pages/a.md": postText() },
      "pages/a.md: the id of its thread is “a”",
    ],
    [
      "at an id that another took over",
      { "posts/a.md": postText(), "posts/b.md": postText({ thread: "a" }) },
      "posts/b.md: the id of its thread is “a”",
    ],
    [
      "at two files with one address",
      { "posts/a.md": postText(), "posts/x/a.md": postText({ thread: "b" }) },
      "posts/x/a.md: the address of its page is “/2026/a/”",
    ],
    [
      "also where one of the two is a draft",
      { "posts/a.md": postText(), "posts/x/a.md": postText({ draft: "true" }) },
      "posts/x/a.md: the id",
    ],
    ["at a post without a date", { "posts/a.md": postText({ date: "" }) }, "posts/a.md: date: "],
    ["at a name with capitals", { "posts/My Post.md": postText() }, "posts/My Post.md: the file's"],
    ["at a hidden file", { "posts/.a.md": postText() }, "posts/.a.md: the file's name"],
  ])("%s", (_, files, message) => {
    expect(() => index(files)).toThrow(message);
  });
});

describe("the home", () => {
  const files = Object.fromEntries(
    [1, 2, 3, 4, 5].map((day) => [`posts/p${day}.md`, postText({ date: `2026-05-0${day}` })]),
  );

  test.each([
    [1, [["p5"], ["p4"], ["p3"], ["p2"], ["p1"]]],
    [
      2,
      [
        ["p5", "p4", "p3"],
        ["p2", "p1"],
      ],
    ],
    [5, [["p5", "p4", "p3", "p2", "p1"]]],
  ])(
    "has at least %i posts on a page, and further ones are filled from the oldest on",
    (perPage, pages) => {
      const settings = sampleSettings({ postsPerPage: perPage });
      const { home } = siteLists(sampleSite(files, { settings }));
      expect(home.map(({ of }) => idsOf(of))).toEqual(pages);
      const numbers = pages.slice(1).map((_, at) => pages.length - 1 - at);
      expect(home.map(({ path }) => path)).toEqual(["/", ...numbers.map((at) => `/page/${at}/`)]);
      expect(home.map(({ older }) => older)).toEqual([
        ...home.slice(1).map(({ path }) => path),
        null,
      ]);
      expect(home.map(({ newer }) => newer)).toEqual([
        null,
        ...home.slice(0, -1).map(({ path }) => path),
      ]);
    },
  );

  test("is a page also where there is no post", () => {
    expect(siteLists(sampleSite({})).home).toMatchObject([{ path: "/", of: [] }]);
  });
});

test("another pattern gives other addresses", () => {
  const settings = sampleSettings({ permalink: "/{id}/" });
  const { posts } = sampleSite({ "posts/a.md": postText() }, { settings }).index;
  expect(posts).toMatchObject([{ path: "/a/" }]);
});
