/** Posts that belong together and are read one after another. */
import type { Post } from "./post.ts";

export interface SeriesPart {
  /** What the author called the series. */
  name: string;
  /** Which part of it the post is, from 1. */
  part: number;
  /** All of them, the oldest first. */
  posts: readonly Post[];
}

/** For each post of a series, where it stands in it. `posts` are the newest first. */
export function seriesParts(posts: readonly Post[]): ReadonlyMap<Post, SeriesPart> {
  const series = new Map<string, Post[]>();
  for (const post of posts.toReversed()) {
    if (post.series === null) continue;
    const known = series.get(post.series);
    if (known) known.push(post);
    else series.set(post.series, [post]);
  }
  const parts = [...series].flatMap(([name, all]) =>
    all.map((post, at) => [post, { name, part: at + 1, posts: all }] as const),
  );
  return new Map(parts);
}
