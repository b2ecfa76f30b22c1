/** How little a reader has to load: counted, since it is exact. */
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { elementsOf } from "../support/html-page.ts";
import { BLOG } from "../support/sample-blog.ts";

const PAGE = "2026/every-kind/index.html";

let built: BuiltBlog;
beforeAll(() => {
  built = build(blogCopy(BLOG, { url: "https://blog.example/" }));
});
const file = (path: string) => built.files.get(path) ?? expect.fail(`${path} was not built`);
const zipped = (path: string) => gzipSync(file(path)).length;

test("a post with its thread and all its style is at most 14 kB", () => {
  const styles = elementsOf(file(PAGE)).flatMap(({ attributes: { rel, href = "" } }) =>
    rel === "stylesheet" ? [href.slice(1)] : [],
  );
  expect(styles).toHaveLength(4);
  const bytes = [PAGE, ...styles].map(zipped).reduce((sum, size) => sum + size);
  expect(bytes).toBeLessThan(14_000);
});

test("nothing is loaded from elsewhere, and every picture beside a comment has its size", () => {
  for (const [path, html] of [...built.files].filter(([name]) => name.endsWith(".html"))) {
    for (const { tag, attributes } of elementsOf(html)) {
      const loaded = tag === "a" ? undefined : (attributes.src ?? attributes.srcset);
      if (loaded !== undefined) expect(loaded, path).toMatch(/^\/(?!\/)/);
      if (attributes.class?.includes("avatar")) {
        expect(attributes.width, path).toMatch(/^\d+$/);
        expect(attributes.height, path).toBe(attributes.width);
      }
    }
  }
});
