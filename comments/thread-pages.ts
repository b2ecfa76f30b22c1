/**
 * Which page of its post shows a comment. It follows from places in the thread's file, which are for
 * ever, and from the size that is kept in it: so no comment moves to another page.
 */
import { commentAnchor } from "./paths.ts";
import type { Thread } from "./thread.ts";
import { type Node, parentsFirst, threadTree } from "./thread-tree.ts";

export interface ThreadPage {
  /** Below the address of the post; empty for the post's own page. */
  path: string;
  /** The top-level comment whose further replies it shows; null where it shows top-level ones. */
  below: Node | null;
  /** From 1; of the further replies below a comment, too. */
  number: number;
}

/** The post's own. */
export const FIRST_PAGE: ThreadPage = { path: "", below: null, number: 1 };

/**
 * Of `perPage` top-level comments each, in the order of the file. As many replies of one stand with it;
 * further ones, in their order, have pages of their own. Without a size, all stands on one page.
 */
export function pagesOf(
  roots: readonly Node[],
  perPage = Number.POSITIVE_INFINITY,
): Map<Node, ThreadPage> {
  const pages = new Map([[FIRST_PAGE.path, FIRST_PAGE]]);
  const page = (below: Node | null, number: number): ThreadPage => {
    const path = pagePath(below, number);
    const known = pages.get(path) ?? { path, below, number };
    pages.set(path, known);
    return known;
  };

  const placed = new Map<Node, ThreadPage>();
  let numbered = 0;
  for (const root of roots) {
    // What lost its parent has no number, and takes no place: the parent may come back.
    if (root.comment.replyTo === null) numbered += 1;
    placed.set(root, page(null, Math.max(1, Math.ceil(numbered / perPage))));
  }
  for (const [root, replies] of repliesByRoot(roots)) {
    const own = placed.get(root) ?? FIRST_PAGE;
    for (const [at, reply] of replies.entries()) {
      const isFurther = at >= perPage;
      placed.set(reply, isFurther ? page(root, Math.floor(at / perPage)) : own);
    }
  }
  return placed;
}

/** A thread whose size is settled, for ever; what stands on one page already stays there. */
export function withPages(thread: Thread, perPage: number): Thread {
  if (thread.perPage !== undefined) return thread;
  const { version, post, comments } = thread;
  return { version, post, perPage: Math.max(perPage, comments.length), comments };
}

/** Every page of a thread but the post's own, in the order in which they are filled. */
export function furtherPages(thread: Thread): ThreadPage[] {
  if (thread.comments.length <= perPageOf(thread)) return [];
  const pages = new Set(pagesOf(threadTree(thread.comments), thread.perPage).values());
  return [...pages].filter(({ path }) => path !== "");
}

/** Where a comment is, below the address of the post, such as `comments/2/#comment-01jd4r`. */
export function commentPath(thread: Thread, id: string): string {
  const anchor = `#${commentAnchor(id)}`;
  if (thread.comments.length <= perPageOf(thread)) return anchor;
  const pages = pagesOf(threadTree(thread.comments), thread.perPage);
  const found = [...pages].find(([{ comment }]) => comment.id === id);
  return (found?.[1].path ?? "") + anchor;
}

function perPageOf({ perPage = Number.POSITIVE_INFINITY }: Thread): number {
  return perPage;
}

/** All below each top-level comment, in the order of the file. */
function repliesByRoot(roots: readonly Node[]): Map<Node, Node[]> {
  return new Map(
    roots.map((root) => {
      const [, ...replies] = parentsFirst([root]);
      return [root, replies.sort((a, b) => a.position - b.position)];
    }),
  );
}

/** Of page `number` of the top-level comments, or of the further replies below one. */
export function pagePath(below: Node | null, number: number): string {
  const further = number === 1 ? "" : `${number}/`;
  if (below !== null) return `comments/to/${below.comment.id}/${further}`;
  return further && `comments/${further}`;
}
