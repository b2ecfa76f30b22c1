/** What who is sent a link to a page, and a search engine, are told of it. */
import { beforeAll, expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { elementsOf } from "../support/html-page.ts";
import { BLOG } from "../support/sample-blog.ts";

let built: BuiltBlog;
beforeAll(() => {
  built = build(blogCopy(BLOG, { postsPerPage: 2 }));
});

/** By the name of each. */
function told(path: string): Record<string, string | undefined> {
  const html = built.files.get(path) ?? expect.fail(`${path} was not built`);
  return Object.fromEntries(
    elementsOf(html).flatMap(({ attributes: { property = "", name, content } }) =>
      property.startsWith("og:") || name === "description" ? [[property || name, content]] : [],
    ),
  );
}

test.each([
  ["index.html", "A blog", "Posts and answers."],
  ["page/1/index.html", "April 10 – May 10, 2025", /^April 10 – May 10, 2025: .+, .+$/],
  ["tags/garden/index.html", "Posts tagged “garden”", "Posts tagged “garden”: A post, Closed"],
  ["archive/2026/index.html", "Posts of 2026", /^Posts of 2026: A post, Every kind, /],
  ["404.html", en.site.notFound, "Posts and answers."],
  ["2026/open/index.html", "A post", "Open to all."],
])("%s is called %s", (path, title, about) => {
  const facts = told(path);
  expect(facts["og:title"]).toBe(title);
  expect(facts.description).toMatch(about);
  expect(facts["og:description"]).toBe(facts.description);
});
