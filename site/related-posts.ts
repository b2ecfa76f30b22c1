/** Which posts a reader of one may like: those that share its tags. */
import { foremost } from "./foremost.ts";
import type { Post } from "./post.ts";
import { newestFirst, type PostIndex } from "./post-index.ts";

const MOST = 3;
/** Of a tag that very many posts have, so many newer and older ones: it says little, and would cost much. */
const NEAR_IN_TAG = 50;

interface Likeness {
  weight: number;
  /** How many posts of a tag that both have lie between. */
  distance: number;
}

/**
 * The one that shares most first; a tag that few posts have counts for more. Of equals, the nearest in
 * time: else the newest would stand below all, and each new post would change them all.
 */
export function relatedPosts(
  post: Post,
  { tags, neighbours }: Pick<PostIndex, "tags" | "neighbours">,
): Post[] {
  const found = new Map<Post, Likeness>();
  for (const { posts } of tags.filter(({ name }) => post.tags.includes(name))) {
    const weight = 1 / Math.log2(1 + posts.length);
    const own = posts.indexOf(post);
    const start = Math.max(0, own - NEAR_IN_TAG);
    for (const [at, other] of posts.slice(start, own + NEAR_IN_TAG + 1).entries()) {
      const before = found.get(other);
      found.set(other, {
        weight: (before?.weight ?? 0) + weight,
        distance: Math.min(before?.distance ?? posts.length, Math.abs(start + at - own)),
      });
    }
  }
  found.delete(post);
  // The page links to these two already.
  const near = neighbours.get(post);
  for (const shown of [near?.previous, near?.next]) if (shown) found.delete(shown);
  return foremost(found, MOST, likestFirst).map(([other]) => other);
}

function likestFirst([a, likeA]: [Post, Likeness], [b, likeB]: [Post, Likeness]): number {
  return likeB.weight - likeA.weight || likeA.distance - likeB.distance || newestFirst(a, b);
}
