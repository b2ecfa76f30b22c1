/** A long list of posts in several pages, of which a new post changes as few as can be. Pure. */

/** A page that begins a list has up to twice as many, less one. */
const POSTS_EACH = 100;

export interface ListPage<P> {
  /** Below the site's address. */
  path: string;
  /** Newest first. */
  posts: readonly P[];
  /** Begins the list, at the list's own address. */
  isFirst: boolean;
  /** Paths of the pages beside it. */
  newer: string | null;
  older: string | null;
}

/**
 * Follow-up pages are counted and filled from the oldest post on: they are full, and stay as they are
 * when a post is added at the other end, where the first page has room for it.
 */
export function listPages<P>(
  path: string,
  posts: readonly P[],
  each = POSTS_EACH,
): [ListPage<P>, ...ListPage<P>[]] {
  const full = fitOnePage(posts, each) ? 0 : Math.floor(posts.length / each) - 1;
  const pathOf = (number: number) => (number > full ? path : `${path}page/${number}/`);
  const older = (number: number) => (number > 1 ? pathOf(number - 1) : null);
  const firstEnd = posts.length - full * each;
  const further = Array.from({ length: full }, (_, at) => {
    const [number, start] = [full - at, firstEnd + at * each];
    return {
      ...{ path: pathOf(number), posts: posts.slice(start, start + each), isFirst: false },
      ...{ newer: pathOf(number + 1), older: older(number) },
    };
  });
  const first = { path, posts: posts.slice(0, firstEnd), isFirst: true, newer: null };
  return [{ ...first, older: older(full + 1) }, ...further];
}

export function fitOnePage(posts: readonly unknown[], each = POSTS_EACH): boolean {
  return posts.length < 2 * each;
}
