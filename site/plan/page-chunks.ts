/** Many pages in parts, each for a process of its own. Pure. */
import type { SitePage } from "./site-pages.ts";

/** What a process needs before its first page costs as much as some hundred pages; its memory grows with them. */
const MOST = 2_000;

/** Pages of a post stay together, since its comments are rendered once for all of them. */
export function chunksOf(pages: readonly SitePage[]): SitePage[][] {
  const chunks: SitePage[][] = [];
  for (const group of byPost(pages)) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + group.length <= MOST) last.push(...group);
    else chunks.push([...group]);
  }
  return chunks;
}

/** Those that show many posts come first, in groups of one. */
function byPost(pages: readonly SitePage[]): SitePage[][] {
  const groups = new Map<string, SitePage[]>();
  for (const page of pages) {
    if (page.post === null) continue;
    const group = groups.get(page.post) ?? [];
    groups.set(page.post, group);
    group.push(page);
  }
  const others = pages.filter(({ post }) => post === null).map((page) => [page]);
  return [...others, ...groups.values()];
}
