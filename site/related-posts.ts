/** Which posts a reader of one may like: those that share its tags. */
import type { Post } from "./post.ts";
import { newestFirst, type PostIndex } from "./post-index.ts";

const MOST = 3;
/** Of a tag that very many posts have, the newest: it says little, and would cost much. */
const NEWEST_OF_TAG = 100;

/** The one that shares most first; a tag that few posts have counts for more. Of equals, the newer. */
export function relatedPosts(
  post: Post,
  { tags, neighbours }: Pick<PostIndex, "tags" | "neighbours">,
): Post[] {
  const weights = new Map<Post, number>();
  for (const tag of tags.filter(({ name }) => post.tags.includes(name))) {
    const weight = 1 / Math.log2(1 + tag.posts.length);
    for (const other of tag.posts.slice(0, NEWEST_OF_TAG)) {
      weights.set(other, (weights.get(other) ?? 0) + weight);
    }
  }
  weights.delete(post);
  // The page links to these two already.
  const near = neighbours.get(post);
  for (const shown of [near?.previous, near?.next]) if (shown) weights.delete(shown);
  const heaviestFirst = (a: Post, b: Post) =>
    (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || newestFirst(a, b);
  return foremost(weights.keys(), heaviestFirst);
}

/** In their order. To sort hundreds for the sake of three takes a twentieth of a large build. */
function foremost(posts: Iterable<Post>, compare: (a: Post, b: Post) => number): Post[] {
  const first: Post[] = [];
  for (const post of posts) {
    const last = first[MOST - 1];
    if (last !== undefined && compare(post, last) > 0) continue;
    first.push(post);
    first.sort(compare).splice(MOST);
  }
  return first;
}
