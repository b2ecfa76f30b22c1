/** Tags, years and the archive of a blog with more posts than stand on one page. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { postText } from "../support/sample-site.ts";

test("what has very many posts has a page for each hundred, and the archive counts them", async () => {
  const posts = Array.from({ length: 201 }, (_, at) => [
    `posts/p${at}.md`,
    postText({
      tags: "[garden]",
      date: `2025-0${1 + (at % 2)}-${1 + (at % 28)}`.replace(/-(\d)$/, "-0$1"),
    }),
  ]);
  const { files } = build(blogCopy(Object.fromEntries(posts), { postsPerPage: 300 }));
  const page = (path: string) => files.get(`${path}index.html`) ?? expect.fail(`no page ${path}`);
  const listed = (path: string) => page(path).match(/<a href="\/2025\/p\d+\/"/g)?.length ?? 0;
  for (const list of ["tags/garden/", "archive/2025/"]) {
    const further = `${list}page/1/`;
    expect([listed(list), listed(further)]).toEqual([101, 100]);
    expect(page(list)).toContain(`<a rel="next" href="/${further}">`);
    expect(page(further)).toContain(`<a rel="prev" href="/${list}">`);
    expect(page(further)).toContain(
      `<link rel="canonical" href="https://blog.example/${further}">`,
    );
    expect(page(further)).toMatch(/<title>[^<]* · January 1\s–\s\d+, 2025 · A blog</);
  }
  expect(listed("archive/")).toBe(0);
  expect(page("archive/")).toContain(
    `<a href="/archive/2025/01/">January</a>\n<span>${en.site.postCount(101)}</span>`,
  );
  const validator = new HtmlValidate(
    new StaticConfigLoader({ extends: ["html-validate:recommended"] }),
  );
  for (const path of ["archive/", "tags/garden/page/1/"])
    expect((await validator.validateString(page(path), path)).results, path).toEqual([]);
});
