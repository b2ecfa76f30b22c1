import { describe, expect, test } from "vitest";
import { relatedPosts } from "../../site/related-posts.ts";
import { siteLists } from "../../site/site-lists.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

/** Posts named by their days, with these lines in their front matter. */
function site(posts: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const files = Object.entries(posts).map(([day, lines]) => [
    `posts/p${day}.md`,
    postText({ title: `P${day}`, date: `2026-05-${day}`, ...lines }),
  ]);
  return sampleSite(Object.fromEntries(files));
}

function blog(posts: Parameters<typeof site>[0]) {
  return site(posts).index;
}

describe("related posts", () => {
  const related = (index: ReturnType<typeof blog>, id: string) => {
    const post = index.byId.get(id) ?? expect.fail(`there is no post ${id}`);
    return relatedPosts(post, index).map((other) => other.id);
  };

  test("are those that share most tags, and of rare ones rather than of common ones", () => {
    const index = blog({
      "01": { tags: "[river, heron]" },
      "02": { tags: "[heron]" },
      "03": { tags: "[river]" },
      "04": { tags: "[garden]" },
      "05": { tags: "[river]" },
      "06": { tags: "[garden]" },
      "07": { tags: "[river, heron]" },
    });
    expect(related(index, "p07")).toEqual(["p01", "p02", "p05"]);
  });

  test("are not the previous and the next one, which the page links to anyway", () => {
    const index = blog({
      "01": { tags: "[river]" },
      "02": { tags: "[river]" },
      "03": { tags: "[river]" },
      "04": { tags: "[river]" },
    });
    expect(related(index, "p03")).toEqual(["p01"]);
  });

  test("are the nearest in time of those that share as much, so that a new post changes few pages", () => {
    const days = Array.from({ length: 9 }, (_, at) => `0${at + 1}`);
    const posts = Object.fromEntries(days.map((day) => [day, { tags: "[river]" }]));
    const before = blog(posts);
    expect(related(before, "p03")).toEqual(["p05", "p01", "p06"]);
    expect(related(blog({ ...posts, "10": { tags: "[river]" } }), "p03")).toEqual(
      related(before, "p03"),
    );
  });

  test("are none where no tag is shared", () => {
    expect(
      related(blog({ "01": { tags: "[a]" }, "02": {}, "03": { tags: "[b]" } }), "p03"),
    ).toEqual([]);
  });
});

test("a series counts its parts from the oldest", () => {
  const index = blog({
    "01": { series: "Down the river" },
    "02": {},
    "03": { series: "Down the river" },
  });
  const told = [...index.series].map(([{ id }, { name, part, posts }]) => [
    id,
    name,
    part,
    posts.length,
  ]);
  expect(told).toEqual([
    ["p01", "Down the river", 1, 2],
    ["p03", "Down the river", 2, 2],
  ]);
});

test("what is pinned stands first on the home page, and nowhere else", () => {
  const content = site({ "01": { pinned: "true" }, "02": {}, "03": {} });
  const settings = sampleSettings({ postsPerPage: 1 });
  const { home } = siteLists({ ...content, settings });
  expect(home.map(({ of }) => of.map(({ id }) => id))).toEqual([["p01"], ["p03"], ["p02"]]);
  expect(content.index.posts.map(({ id }) => id)).toEqual(["p03", "p02", "p01"]);
});

test("the archive has years and, within them, months", () => {
  const content = site({ "01": {}, "02": { date: "2026-04-30" }, "03": { date: "2025-05-03" } });
  expect(
    siteLists(content).months.map(({ year, month, posts }) => [year, month, posts.length]),
  ).toEqual([
    ["2026", "05", 1],
    ["2026", "04", 1],
    ["2025", "05", 1],
  ]);
});
