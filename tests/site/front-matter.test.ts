import { createRequire } from "node:module";
import matter from "gray-matter";
import { describe, expect, test } from "vitest";
import { siteDates } from "../../site/dates.ts";
import { frontMatterParser, matterOptions, yamlMapping } from "../../site/front-matter.ts";

const parse = frontMatterParser(siteDates("UTC", "en"));
const read = (source: string) => parse(source, "posts/a.md");
const withLines = (...lines: string[]) => `---\n${lines.join("\n")}\n---\nText.\n`;

test("every key is read, and the rest is the body", () => {
  const source = withLines(
    "title: “A” & <b>",
    "date: 2026-05-28",
    "updated: 2026-05-29 10:00",
    "tags: [garden, no, garden]",
    "description: What it is.",
    "image: /assets/heron.jpg",
    "series: Down the river",
    "pinned: true",
    "toc: true",
    "draft: true",
    "navigation: false",
    "comments: closed",
    "thread: the-old-name",
    "aliases: [/old, /2010/older.html]",
  );
  expect(read(source)).toEqual({
    frontMatter: {
      title: "“A” & <b>",
      aliases: ["/old", "/2010/older.html"],
      date: "2026-05-28T00:00:00Z",
      updated: "2026-05-29T10:00:00Z",
      tags: ["garden", "no"],
      description: "What it is.",
      image: "/assets/heron.jpg",
      series: "Down the river",
      pinned: true,
      toc: true,
      draft: true,
      navigation: false,
      comments: "closed",
      thread: "the-old-name",
    },
    body: "Text.\n",
  });
});

test("a key without a value is as good as none", () => {
  const { frontMatter } = read(withLines("title: A", "description:", "tags:", "date:"));
  expect(frontMatter).toMatchObject({
    ...{ title: "A", description: "", tags: [] },
    ...{ draft: false, navigation: true },
  });
  expect(frontMatter.date).toBeUndefined();
});

describe("what is wrong is said with the file, the field and what was expected:", () => {
  test.each([
    ["no front matter", "Text.", "posts/a.md: title: expected a text"],
    ["a number for a title", withLines("title: 2026"), "title: expected a text"],
    ["an empty title", withLines('title: " "'), "title: expected a text"],
    ["a title of two lines", withLines('title: "a\\nb"'), "title: expected a text"],
    ["a date that is none", withLines("title: A", "date: tomorrow"), "date: expected a date"],
    ["a day that is none", withLines("title: A", "date: 2026-02-30"), "such as 2026-05-28"],
    ["a date that is a number", withLines("title: A", "date: 2026"), "date: expected a date"],
    ["one tag", withLines("title: A", "tags: garden"), "tags: expected a list"],
    ["a tag that is a number", withLines("title: A", "tags: [2026]"), "tags[0]: expected a word"],
    [
      "a draft that is a word",
      withLines("title: A", "draft: yes"),
      "draft: expected true or false",
    ],
    ["comments on", withLines("title: A", "comments: on"), "comments: expected open or closed"],
    ["a thread elsewhere", withLines("title: A", "thread: ../b"), "thread: expected lower-case"],
    ["an unknown key", withLines("title: A", "tag: b"), "tag: is not a key that is known here"],
    ["a permalink", withLines("title: A", "permalink: /../x"), "permalink: is not a key"],
    ["a layout", withLines("title: A", "layout: x.njk"), "layout: is not a key"],
    ["a list for all", withLines("- title"), "expected lines such as title: My post"],
    ["broken YAML", withLines("title: a: b"), "front matter is not valid YAML"],
    ["a key twice", withLines("title: a", "title: b"), "front matter is not valid YAML"],
    ["JavaScript", "---js\n{title: 1}\n---\n", "front matter is YAML, not js"],
    ["JavaScript by its long name", "---javascript\n{title: 1}\n---\n", "not javascript"],
    ["JavaScript of Eleventy's", "--- node\n{title: 1}\n---\n", "not node"],
    ["JSON", '---json\n{"title": "A"}\n---\n', "front matter is YAML, not json"],
    ["TOML", "---toml\ntitle = 1\n---\n", "front matter is YAML, not toml"],
  ])("%s", (_, source, message) => {
    expect(() => read(source)).toThrow(message);
    expect(() => read(source)).toThrow(/^posts\/a\.md: /);
  });

  test("everything at once", () => {
    expect(() => read(withLines("title: 1", "draft: 1", "x: 1"))).toThrow(
      /x: .*\n.*title: .*\n.*draft: /,
    );
  });

  test("an alias that grows without end", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const [name, last] of ["ba", "cb", "dc", "ed", "fe", "gf"].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(",")}]`);
    }
    expect(() => read(withLines("title: A", ...bomb))).toThrow("is not valid YAML");
  });
});

describe("Eleventy's own copy of gray-matter", () => {
  const ofEleventy: typeof matter = createRequire(
    createRequire(import.meta.url).resolve("@11ty/eleventy"),
  )("gray-matter");

  test("is another one than ours", () => {
    expect(ofEleventy).not.toBe(matter);
  });

  test.each([
    ["plain", withLines("title: A", "date: 2026-05-28", "tags: [no, 1.0, 0o17]")],
    ["with line ends of Windows", withLines("title: A").replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\u{feff}${withLines("title: A")}`],
    ["with its language", "---yaml\ntitle: A\n---\nText.\n"],
    ["with a rule in its text", `${withLines("title: A")}\n---\n\nMore.\n`],
    ["empty", "---\n---\nText.\n"],
    ["of comments only", "---\n# nothing\n---\nText.\n"],
    ["without front matter", "Text.\n"],
    ["without an end", "---\ntitle: A\n"],
    ["beginning with four dashes", "----\ntitle: A\n----\n"],
  ])("reads a file alike: %s", (_, source) => {
    const options = { ...matterOptions(yamlMapping), filePath: "posts/a.md" };
    const [ours, theirs] = [matter(source, options), ofEleventy(source, options)];
    expect([theirs.data, theirs.content]).toEqual([ours.data, ours.content]);
  });

  test.each(["js", "javascript", "node", "json"])("runs no %s either", (language) => {
    const options = { ...matterOptions(yamlMapping), filePath: "posts/a.md" };
    const source = `---${language}\n{ "title": globalThis.wasRun = 1 }\n---\n`;
    expect(() => ofEleventy(source, options)).toThrow("posts/a.md: front matter is YAML");
    expect(globalThis).not.toHaveProperty("wasRun");
  });
});
