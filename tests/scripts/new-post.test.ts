import { describe, expect, test } from "vitest";
import { newPost } from "../../scripts/new/new-post.ts";

const BERLIN = { timeZone: "Europe/Berlin", language: "en" };
const create = (title: string) => newPost(title, "2026-05-28T22:30:00Z", BERLIN);

test("a new post is a draft with its title and the day where the author lives", () => {
  expect(create("A walk by the river")).toEqual({
    file: "posts/a-walk-by-the-river.md",
    text: "---\ntitle: A walk by the river\ndate: 2026-05-29\ntags: []\ndescription:\ndraft: true\n---\n\n",
  });
});

test.each([
  ["Stet: a mark", 'title: "Stet: a mark"', "posts/stet-a-mark.md"],
  ["2026", 'title: "2026"', "posts/2026.md"],
  ["“Grüße” aus München", "title: “Grüße” aus München", "posts/grüße-aus-münchen.md"],
  ["東京の朝", "title: 東京の朝", "posts/東京の朝.md"],
  ["../../etc/passwd", "title: ../../etc/passwd", "posts/etc-passwd.md"],
])("any title is written so that it is read again: %s", (title, line, file) => {
  const post = create(title);
  expect(post.text).toContain(`\n${line}\n`);
  expect(post.file).toBe(file);
});

test("a long title gives a shorter name, cut between words", () => {
  const { file } = create("word ".repeat(50));
  expect(file).toBe(`posts/${"word-".repeat(16).slice(0, -1)}.md`);
});

describe("no post is made", () => {
  test.each(["", " ", "!!!", "a\nb", "x".repeat(200)])("of the title “%s”", (title) => {
    expect(() => create(title)).toThrow();
  });
});
