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

/** With their replies so many times as many stand on a page: else a few with very many would fill it. */
const WITH_REPLIES = 4;

/** What stands at the top of a page, until replies to it need pages of their own. */
interface Root {
  node: Node;
  page: ThreadPage;
  /** Replies, of any depth, that stand with it. */
  beside: number;
  /** Those that do not. */
  further: number;
}

/**
 * Of `perPage` top-level comments each, in the order of the file. As many replies of one stand with it,
 * where there is room; further ones have pages of their own. Each comment is placed by what stands
 * before it in the file, so that nothing that comes later moves it. Without a size, all stands on one page.
 */
export function pagesOf(
  roots: readonly Node[],
  perPage = Number.POSITIVE_INFINITY,
): Map<Node, ThreadPage> {
  const pageAt = pagesByPath();
  const rootOf = new Map<Node, Root>();
  const placed = new Map<Node, ThreadPage>();
  const counts = new Map<ThreadPage, number>();
  let numbered = 0;
  for (const node of parentsFirst(roots).sort((a, b) => a.position - b.position)) {
    const root = (node.parent && rootOf.get(node.parent)) ?? topOf(node);
    const page = root.node === node ? root.page : pageOfReply(root);
    rootOf.set(node, root);
    placed.set(node, page);
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return placed;

  /** What answers nothing that is there yet has no number, and takes no place: that may come. */
  function topOf(node: Node): Root {
    if (node.comment.replyTo === null) numbered += 1;
    const page = pageAt(null, Math.max(1, Math.ceil(numbered / perPage)));
    return { node, page, beside: 0, further: 0 };
  }

  function pageOfReply(root: Root): ThreadPage {
    const hasRoom = (counts.get(root.page) ?? 0) < WITH_REPLIES * perPage;
    if (root.further === 0 && root.beside < perPage && hasRoom) {
      root.beside += 1;
      return root.page;
    }
    root.further += 1;
    return pageAt(root.node, Math.ceil(root.further / perPage));
  }
}

/** Each is there once. */
function pagesByPath(): (below: Node | null, number: number) => ThreadPage {
  const pages = new Map([[FIRST_PAGE.path, FIRST_PAGE]]);
  return (below, number) => {
    const path = pagePath(below, number);
    const page = pages.get(path) ?? { path, below, number };
    pages.set(path, page);
    return page;
  };
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

/** Of page `number` of the top-level comments, or of the further replies below one. */
export function pagePath(below: Node | null, number: number): string {
  const further = number === 1 ? "" : `${number}/`;
  if (below !== null) return `comments/to/${below.comment.id}/${further}`;
  return further && `comments/${further}`;
}
