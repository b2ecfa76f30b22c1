/** A whole site in a language that reads from the right. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { wordsFor } from "../../words/words.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { elementsOf } from "../support/html-page.ts";
import { projectFiles } from "../support/project-files.ts";
import { BLOG } from "../support/sample-blog.ts";
import { postText } from "../support/sample-site.ts";
import { elementsNamed, parseXml } from "../support/well-formed-xml.ts";

const arabic = wordsFor("ar-EG");
const english = wordsFor("en");

let built: BuiltBlog;
beforeAll(() => {
  const comments = { open: true, closeAfterDays: null, maxDepth: 3 };
  const arabic = postText(
    { title: "Stet في مستودع git", date: "2026-05-19", tags: "[git في المدونات]", pinned: "true" },
    "Stet يبني الصفحات.\n",
  );
  built = build(
    blogCopy(
      { ...BLOG, "posts/arabic.md": arabic },
      {
        ...{ language: "ar-EG", postsPerPage: 2, timeZone: "UTC", comments },
        ...{ description: "Git للجميع", profile: { about: "Writes in English." } },
      },
    ),
  );
  if (built.code !== 0) throw new Error(built.said);
});
const pages = () => [...built.files].filter(([path]) => path.endsWith(".html"));
const page = (path: string) => built.files.get(path) ?? expect.fail(`${path} was not built`);

test("every page names its language and direction, and is valid HTML", async () => {
  const rules = { "long-title": "off" } as const;
  const loader = new StaticConfigLoader({ extends: ["html-validate:recommended"], rules });
  const validator = new HtmlValidate(loader);
  for (const [path, html] of pages()) {
    const [root] = elementsOf(html).filter(({ tag }) => tag === "html");
    expect(root?.attributes, path).toEqual({ lang: "ar-EG", dir: "rtl" });
    const { results } = await validator.validateString(html, path);
    expect(
      results.flatMap(({ messages }) => messages),
      path,
    ).toEqual([]);
  }
});

test("dates, counts and words are those of the language", () => {
  const thread = page("2026/every-kind/index.html");
  expect(thread).toContain(arabic.thread.responses(11, "Every kind"));
  expect(thread).toContain('<span class="comment-number">١</span>');
  expect(thread).toContain("٢٨ مايو ٢٠٢٦ في ٧:١٤ م</time>");
  expect(thread).toContain(arabic.thread.inReplyTo("Ada"));
  expect(page("page/1/index.html")).toMatch(/<h1 class="p-name">[^<]*[٠-٩]+ [^<]*<\/h1>/);
  expect(page("2026/open/index.html")).toContain(`${arabic.site.postsFeed}</a>، <a`);
  expect(page("404.html")).toContain(arabic.site.allPosts);
});

test("no word of ours is left in English", () => {
  const { site, thread, form } = english;
  const words = [site.skip, site.archive, site.tags, site.updated, site.next, site.feeds]
    .concat([thread.author, thread.reply, thread.removed, thread.edited, thread.noResponses])
    .concat([form.title, form.email, form.preview, form.privacy]);
  for (const [path, html] of pages()) {
    const texts = html.replace(/<[^>]*>/g, "\n").split("\n");
    expect(
      words.filter((word) => texts.includes(word)),
      path,
    ).toEqual([]);
  }
});

test("names, comments and fields of visitors read their own way", () => {
  const elements = elementsOf(page("2026/every-kind/index.html"));
  const visitors = elements.filter(({ attributes }) =>
    /^(?:comment-text|comment-name|mention-site)\b/.test(attributes.class ?? ""),
  );
  expect(visitors.length).toBeGreaterThan(20);
  const fixed = visitors.filter(({ attributes: { dir } }) => dir !== "auto");
  // Where somebody's name would stand, it says that a comment was removed.
  expect(fixed.map(({ attributes }) => attributes)).toEqual([{ class: "comment-name" }]);
  const fields = elements.flatMap(({ attributes: { id, dir } }) =>
    /^comment-(?:name|email|url|text)$/.test(id ?? "") ? [[id, dir]] : [],
  );
  expect(fields).toEqual([
    ["comment-name", "auto"],
    ["comment-email", "ltr"],
    ["comment-url", "ltr"],
    ["comment-text", "auto"],
  ]);
});

test("tags, and titles of other posts, read their own way", () => {
  const post = page("2026/open/index.html");
  const [series = ""] = /<details class="series">.*?<\/details>/s.exec(post) ?? [];
  const [neighbours = ""] = /<nav class="neighbours".*?<\/nav>/s.exec(post) ?? [];
  const [tags = ""] = /<span class="tags">.*?<\/a>\s*<\/span>/s.exec(post) ?? [];
  const [allTags = ""] = /<ul class="tag-list">.*?<\/ul>/s.exec(page("tags/index.html")) ?? [];
  for (const part of [series, neighbours, tags, allTags]) {
    const links = elementsOf(part).filter(({ tag }) => tag === "a");
    expect(links.length, part).toBeGreaterThan(0);
    for (const { attributes } of links) {
      const isArabic = /\p{sc=Arab}/u.test(decodeURI(attributes.href ?? ""));
      expect(attributes.dir, part).toBe(isArabic ? "rtl" : "ltr");
    }
  }
});

test("titles that begin with the name of a program read from the right, and what is in English from the left", () => {
  const shown = (path: string) =>
    elementsOf(page(path)).map(({ tag, attributes: { class: name = "", href = "", dir } }) =>
      [tag, name.split(" ")[0], decodeURI(href).split("/").at(-2), dir].filter(Boolean).join(" "),
    );
  const arabic = shown("2026/arabic/index.html");
  expect(arabic).toEqual(
    expect.arrayContaining(["h1 p-name rtl", "div prose rtl", "a p-category git-في-المدونات rtl"]),
  );
  expect(arabic).toContain("p p-note ltr");
  expect(shown("2026/open/index.html")).toEqual(
    expect.arrayContaining(["h1 p-name ltr", "div prose ltr"]),
  );
  expect(shown("archive/index.html")).toContain("a arabic rtl");
  expect(shown("tags/index.html")).toContain("a git-في-المدونات rtl");
  expect(shown("2026/hostile/index.html")).toContain("a arabic rtl");
  expect(shown("index.html")).toEqual(
    expect.arrayContaining(["p lead rtl", "h2 p-name rtl", "p p-summary rtl", "p p-summary ltr"]),
  );
});

test("feeds name the language, and keep titles of another script together", () => {
  const feed = parseXml(built.files.get("2026/every-kind/comments.xml") ?? "");
  expect(feed.attributes["xml:lang"]).toBe("ar-EG");
  expect(elementsNamed(feed, "title")[0]?.text).toBe(arabic.site.commentsFeedTitle("Every kind"));
});

test("the style says start and end, never left and right", () => {
  const physical =
    /^\s*(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?:|:\s*(?:left|right);|^\s*(?:min-|max-)?(?:width|height):/;
  const found = projectFiles(/^assets\/.*\.css$/).flatMap(({ path, text }) =>
    text.split("\n").flatMap((line) => (physical.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
