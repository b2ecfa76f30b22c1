import { describe, expect, test } from "vitest";
import { findPost } from "../../../scripts/import/find-post.ts";
import { oldPath } from "../../../scripts/import/old-path.ts";
import type { PostFacts } from "../../../scripts/import/origin.ts";
import { placePosts } from "../../../scripts/import/place-posts.ts";
import type { PostHere } from "../../../scripts/import/posts-here.ts";
import { siteDates } from "../../../site/dates.ts";
import { sampleSettings } from "../../support/sample-site.ts";

const options = {
  settings: sampleSettings(),
  dates: siteDates("Europe/Berlin", "en"),
  imported: {},
};

function facts(changes: Partial<PostFacts> = {}): PostFacts {
  return {
    ...{ id: "1", kind: "post", title: "A title", slug: "a-post", date: "2010-05-28T10:00:00Z" },
    ...{ address: "https://old.example/2010/05/a-post/", isPublished: true, tags: [] },
    ...changes,
  };
}

function here(changes: Partial<PostHere> = {}): PostHere {
  return {
    ...{ id: "mine", kind: "post", file: "posts/mine.md", title: "Mine", date: null },
    ...{ path: "/2010/mine/", aliases: [], comments: null, isPublished: true, isDraft: false },
    ...changes,
  };
}

/** Of one post. */
function placed(changes: Partial<PostFacts>, posts: readonly PostHere[] = []) {
  return placePosts([facts(changes)], posts, options).get("1");
}

describe("the file of a new post is named", () => {
  test.each<[string, Partial<PostFacts>, string]>([
    ["as its address was", {}, "posts/a-post.md"],
    ["in its own letters", { slug: "Grüße" }, "posts/grüße.md"],
    ["without a date, which would not count", { slug: "2010-05-28-a-post" }, "posts/a-post.md"],
    ["by its title where it has no name", { slug: "" }, "posts/a-title.md"],
    ["by its number where nothing else fits", { slug: "", title: "!" }, "posts/post-1.md"],
    ["otherwise where a system keeps the name", { slug: "con" }, "posts/a-title.md"],
    ["otherwise where it would mean its folder", { slug: "index" }, "posts/a-title.md"],
    [
      "otherwise where the site has a page of that name",
      { slug: "tags", kind: "page" },
      "pages/tags-2.md",
    ],
    ["within its folder", { slug: "../../x" }, "posts/x.md"],
    ["shortly", { slug: "long-".repeat(40) }, `posts/${"long-".repeat(16).slice(0, -1)}.md`],
  ])("%s", (_, changes, file) => expect(placed(changes)).toMatchObject({ state: "new", file }));

  test("before those that nobody could read, where two have one name", () => {
    const posts = [
      facts({ id: "draft", isPublished: false, title: "B", address: null }),
      facts({ id: "out" }),
    ];
    const places = placePosts(posts, [], options);
    expect(places.get("out")).toMatchObject({ id: "a-post", remarks: [] });
    expect(places.get("draft")).toMatchObject({
      id: "a-post-2",
      remarks: ["is named a-post-2, since another has the name a-post"],
    });
  });
});

describe("the old address leads to it", () => {
  test.each<[string, string | null, readonly string[]]>([
    ["as an alias", "https://old.example/2010/05/a-post/", ["/2010/05/a-post/"]],
    ["decoded", "https://old.example/gr%C3%BC%C3%9Fe", ["/grüße"]],
    ["not where it is the new one", "https://old.example/2010/a-post", []],
    ["not where it has a query", "https://old.example/?p=1", []],
    ["not where it is the home", "https://old.example/", []],
    ["not where it is none", null, []],
  ])("%s", (_, address, aliases) =>
    expect(placed({ address })).toMatchObject({ aliases, remarks: [] }),
  );

  test.each<[string, string, string]>([
    [
      "the site has its own page",
      "/archive/",
      "/archive/ is that of a page of the site's own here",
    ],
    ["no file can be named so", "/a%00b/", "/a\0b/ can be none here"],
  ])("not where %s, which is said", (_, address, said) =>
    expect(placed({ address })).toMatchObject({
      aliases: [],
      remarks: [`its old address ${said}`],
    }),
  );

  test("but only to one of two, and to no other page", () => {
    const posts = [
      facts(),
      facts({ id: "2", slug: "b" }),
      facts({ id: "3", slug: "c", address: "/2010/mine/" }),
    ];
    const places = placePosts(posts, [here()], options);
    expect(["1", "2", "3"].map((id) => places.get(id))).toMatchObject([
      { aliases: ["/2010/05/a-post/"], remarks: [] },
      { aliases: [], remarks: ["its old address /2010/05/a-post/ leads to posts/a-post.md here"] },
      { aliases: [], remarks: ["its old address /2010/mine/ leads to posts/mine.md here"] },
    ]);
  });

  test("below the site's own path", () => {
    expect(oldPath("https://x.example/blog/2010/a/", "https://x.example/blog/")).toBe("/2010/a/");
    expect(oldPath("https://x.example//2010///a/", "https://new.example/blog/")).toBe("/2010/a/");
  });
});

describe("a post is here already", () => {
  test.each<[string, Partial<PostHere>]>([
    ["at its old address, with its title", { aliases: ["/2010/05/a-post/"], title: "A title" }],
    [
      "at its old address, with its date",
      { path: "/2010/05/a-post/", date: "2010-05-28T10:00:00Z" },
    ],
    ["with its name and its title", { id: "a-post", title: "A title" }],
  ])("%s", (_, changes) =>
    expect(placed({}, [here(changes)])).toMatchObject({
      ...{ state: "here", file: "posts/mine.md" },
      remarks: [expect.stringContaining("“A title” of the export is taken for the same")],
    }),
  );

  test("not with its name alone", () => {
    expect(placed({}, [here({ id: "a-post" })])).toMatchObject({ state: "new", id: "a-post-2" });
  });

  test.each([true, false])("and a draft, which is said if it is published there: %s", (is) => {
    const imported = { "1": "mine" };
    const draft = here({ isPublished: false, isDraft: true });
    const places = placePosts([facts({ isPublished: is })], [draft], { ...options, imported });
    const remarks = is ? [expect.stringMatching(/^is published there, and a draft here/)] : [];
    expect(places.get("1")).toMatchObject({ state: "here", remarks });
  });

  test("by what an earlier import brought, whatever became of its title", () => {
    const imported = { "1": "mine" };
    const posts = [facts({ slug: "x", address: null })];
    expect(placePosts(posts, [here()], { ...options, imported }).get("1")).toMatchObject({
      state: "here",
      remarks: [],
    });
    expect(placePosts(posts, [], { ...options, imported }).get("1")).toEqual({ state: "removed" });
  });
});

describe("comments find their post", () => {
  const posts = [
    here({
      id: "kept",
      file: "posts/renamed.md",
      path: "/2010/renamed/",
      aliases: ["/old/a.html"],
    }),
    here({ id: "other", file: "posts/other.md", path: "/2011/other/" }),
  ];
  const find = findPost(posts, "https://blog.example/");
  test.each([
    ["by an old address", ["https://old.example/old/a.html"], [], "kept"],
    ["by its address", ["/2010/renamed"], [], "kept"],
    ["by its id", [], ["kept"], "kept"],
    ["by the name of its file", [], ["renamed"], "kept"],
    ["by the end of an address", ["https://old.example/2003/04/other.html?x#y"], [], null],
    [
      "by the end of an address without a query",
      ["https://old.example/2003/04/Other.html"],
      [],
      "other",
    ],
    ["by the address before the id", ["/2011/other/"], ["kept"], "other"],
    ["nowhere", ["/nothing/"], ["none"], null],
  ])("%s", (_, addresses, ids, found) =>
    expect(find({ addresses, ids, title: "" })?.id ?? null).toBe(found),
  );
});
