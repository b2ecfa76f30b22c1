import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf } from "../../../site/plan/page-chunks.ts";
import type { SitePage } from "../../../site/plan/site-pages.ts";

const MOST = 2_000;

test("each page is in one part, those of a post in the same, and no part is long", () => {
  const post = fc.option(fc.nat({ max: 400 }).map(String), { nil: null });
  const pages = fc
    .array(post, { maxLength: 6_000, size: "max" })
    .map((posts): SitePage[] =>
      posts.map((of, at) => ({ name: `${at}`, post: of, source: "", given: "", facts: [] })),
    );
  const check = (all: SitePage[]) => {
    const chunks = chunksOf(all);
    expect(
      chunks
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(all.map(({ name }) => name).sort());
    for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(MOST);
    const places = chunks.flatMap((chunk, at) => chunk.map(({ post: of }) => [of, at] as const));
    const ofPosts = places.filter(([of]) => of !== null);
    const posts = new Set(ofPosts.map(([of]) => of));
    expect(new Set(ofPosts.map(([of, at]) => `${of} ${at}`)).size).toBe(posts.size);
  };
  fc.assert(fc.property(pages, check), { numRuns: 20 });
});
