import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf, type ThreadFile } from "../../../site/plan/page-chunks.ts";
import type { SitePage } from "../../../site/plan/site-pages.ts";

const MOST = 2_000;

test("each page and file is in one part, those of a post in the same, and no part is large", () => {
  const post = fc.nat({ max: 400 }).map(String);
  const pages = fc
    .array(fc.option(post, { nil: null }), { maxLength: 4_000, size: "max" })
    .map((posts): SitePage[] =>
      posts.map((of, at) => ({ name: `${at}`, post: of, source: "", given: "", facts: [] })),
    );
  const files = fc
    .array(post, { maxLength: 2_000, size: "max" })
    .map((posts) => posts.map((of, at) => ({ path: `${at}.xml`, post: of })));
  const check = (all: SitePage[], threads: ThreadFile[]) => {
    const chunks = chunksOf(all, threads);
    const sorted = <T>(parts: readonly T[][]) => parts.flat().sort();
    expect(sorted(chunks.map(({ pages: some }) => some.map(({ name }) => name)))).toEqual(
      all.map(({ name }) => name).sort(),
    );
    expect(sorted(chunks.map(({ files: some }) => some.map(({ path }) => path)))).toEqual(
      threads.map(({ path }) => path).sort(),
    );
    for (const { pages: some, files: others } of chunks) {
      expect(some.length + others.length).toBeLessThanOrEqual(MOST);
    }
    const places = chunks.flatMap((chunk, at) =>
      [...chunk.pages, ...chunk.files].flatMap(({ post: of }) =>
        of === null ? [] : `${of} ${at}`,
      ),
    );
    const posts = new Set(places.map((place) => place.split(" ")[0]));
    expect(new Set(places).size).toBe(posts.size);
  };
  fc.assert(fc.property(pages, files, check), { numRuns: 20 });
});
