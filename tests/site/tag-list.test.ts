import { expect, test } from "vitest";
import { tagList, tagSlug } from "../../site/tag-list.ts";

test.each([
  ["garden", "garden"],
  ["In the Garden", "in-the-garden"],
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  ["C", "c"],
  [".NET", "dot-net"],
  ["日本語", "日本語"],
  ["हिन्दी", "हिन्दी"],
  ["Ünter/../den", "ünter-den"],
  ["<b>&", "b"],
  ["Valentine’s day", "valentines-day"],
  ["rock 'n' roll", "rock-n-roll"],
  ["🌱", ""],
])("the slug of “%s” is “%s”", (name, slug) => {
  expect(tagSlug(name)).toBe(slug);
});

const post = (file: string, ...tags: string[]) => ({ file, tags });

test("each tag stands once, in the order of the language, with its posts in theirs", () => {
  const [b, a] = [post("b.md", "zebra", "Öl"), post("a.md", "zebra", "apple")];
  expect(tagList([b, a], "en")).toEqual([
    { name: "apple", slug: "apple", posts: [a] },
    { name: "Öl", slug: "öl", posts: [b] },
    { name: "zebra", slug: "zebra", posts: [b, a] },
  ]);
});

test("numbers in tags stand in the order of counting", () => {
  const tags = ["tag 10", "tag 1", "tag 2"];
  expect(tagList([post("a.md", ...tags)], "en").map(({ name }) => name)).toEqual([
    ...["tag 1", "tag 2", "tag 10"],
  ]);
});

test("all bad tags of a file are told at once", () => {
  expect(() => tagList([post("a.md", "🌱", "Git", "git")], "en")).toThrow(
    /^a\.md: tags: “🌱” has no.*\na\.md: tags: “git” and “Git” in a\.md would/,
  );
});

test.each([
  [
    "two that would share a page",
    [post("a.md", "Git"), post("b.md", "git")],
    "b.md: tags: “git” and “Git” in a.md would share one page",
  ],
  ["two in one post", [post("a.md", "C", "c")], "a.md: tags: “c” and “C” in a.md"],
  ["one that has no page", [post("a.md", "🌱")], "a.md: tags: “🌱” has no letter or digit"],
])("stops the build: %s", (_, posts, message) => {
  expect(() => tagList(posts, "en")).toThrow(message);
});
