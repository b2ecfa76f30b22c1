/** Turns a flat thread into the trees a template shows. Iterative: visitors choose how deep replies go. */
import type { CommentView, MovedComment, PageView, RepliedTo, ThreadView } from "./comment-view.ts";
import { oldAnchor } from "./old-anchor.ts";
import { commentAnchor } from "./paths.ts";
import { type Comment, isRemoved, type Thread } from "./thread.ts";
import { FIRST_PAGE, pagePath, pagesOf, type ThreadPage } from "./thread-pages.ts";
import { type Node, parentsFirst, threadTree } from "./thread-tree.ts";

export interface ThreadViewOptions {
  /** Replies deeper than this are shown at this level, with what they answer; at least 1. */
  maxDepth: number;
  /** Address of the post. */
  pageUrl: string;
  render: (text: string, format: "markdown" | "html") => string;
}

interface Placed extends CommentView {
  readonly replies: Placed[];
  repliesBelow: number;
  furtherReplies: { count: number; url: string } | null;
}

interface Place {
  view: Placed;
  page: ThreadPage;
  /** Whose replies it is among; null at the top of its page. */
  holder: Placed | null;
  /** The place in the file of what it stands below, or beside, on its page; its own where it answers nothing there. */
  start: number;
}

type Content = Pick<CommentView, "kind" | "author" | "mention" | "edited" | "html">;

/** Hides what was removed and has no living reply; counts and numbers as comment-view.ts says. */
export function threadView(thread: Thread, options: ThreadViewOptions): ThreadView {
  const roots = threadTree(thread.comments);
  const order = parentsFirst(roots);
  const living = withLivingReplies(order);
  const pageOf = pagesOf(roots, thread.perPage);
  const numbers = new Map(
    roots.filter(({ comment }) => comment.replyTo === null).map((node, at) => [node, at + 1]),
  );

  const firstUse = onceEach(new Set(order.map(({ comment }) => commentAnchor(comment.id))));
  const placed = new Map<Node, Place>();
  for (const node of order.filter((candidate) => living.has(candidate))) {
    const page = pageOf.get(node) ?? FIRST_PAGE;
    const parent = node.parent ? placed.get(node.parent) : undefined;
    const { depth, holder, isNested } = standing(page, parent, options.maxDepth);
    const { id, date } = node.comment;
    const anchor = commentAnchor(id);
    // Named one by one: to spread an object costs more than the rest of the tree.
    const { kind, author, mention, edited, html } = contentOf(node.comment, options.render);
    const view: Placed = {
      id,
      anchor,
      oldAnchor: firstUse(oldAnchor(node.comment)),
      url: `${options.pageUrl}${page.path}#${anchor}`,
      kind,
      author,
      mention,
      date,
      edited,
      html,
      number: numbers.get(node) ?? null,
      depth,
      inReplyTo: isNested && isSeen(depth, holder) ? null : repliedTo(node, parent?.view),
      replies: [],
      repliesBelow: 0,
      furtherReplies: null,
    };
    holder?.replies.push(view);
    const start = parent?.page === page ? parent.start : node.position;
    placed.set(node, { view, page, holder, start });
  }
  countBelow([...placed.values()]);
  return {
    responses: order.filter(({ comment }) => !isRemoved(comment)).length,
    pages: pageViews(new Set(pageOf.values()), placed, options.pageUrl),
    moved: movedComments([...placed.values()], options.pageUrl),
  };
}

/** Two sites may have given one number, and an element id stands once. */
function onceEach(used: Set<string>): (anchor: string | null) => string | null {
  return (anchor) => {
    if (anchor === null || used.has(anchor)) return null;
    used.add(anchor);
    return anchor;
  };
}

/** Among the replies of what it answers, or beside that where it may go no deeper. */
function standing(page: ThreadPage, parent: Place | undefined, maxDepth: number) {
  if (parent?.page !== page) return { depth: 1, holder: null, isNested: false };
  const { view, holder } = parent;
  if (view.depth < maxDepth) return { depth: view.depth + 1, holder: view, isNested: true };
  return { depth: view.depth, holder, isNested: false };
}

/** Two levels are seen at once, and the first reply of any comment below it; a phone shows others far apart. */
function isSeen(depth: number, holder: Placed | null): boolean {
  return depth < 3 || holder?.replies.length === 0;
}

/** Each is counted by the one it is among the replies of, which comes before it. */
function countBelow(places: readonly Place[]): void {
  for (const { view, holder } of places.toReversed()) {
    if (holder) holder.repliesBelow += view.repliesBelow + Number(view.kind !== "removed");
  }
}

/**
 * Each page in the order of the file, though what its comments answer may stand on another one, so that
 * new ones come last. Also tells each comment with pages of its own of them.
 */
function pageViews(
  pages: ReadonlySet<ThreadPage>,
  placed: ReadonlyMap<Node, Place>,
  pageUrl: string,
): ThreadView["pages"] {
  const tops = new Map([...pages].map((page): [ThreadPage, Placed[]] => [page, []]));
  const inOrder = [...placed.values()].sort((a, b) => a.start - b.start);
  for (const { view, page, holder } of inOrder) {
    if (holder === null) tops.get(page)?.push(view);
    const root = page.below && placed.get(page.below)?.view;
    if (!root || view.kind === "removed") continue;
    root.furtherReplies ??= { count: 0, url: pageUrl + pagePath(page.below, 1) };
    root.furtherReplies.count += 1;
  }
  const viewOf = (page: ThreadPage): PageView => {
    const { path, number, below } = page;
    const comments = tops.get(page) ?? [];
    const root = below && answered(below.comment.id, placed.get(below)?.view);
    return { path, url: pageUrl + path, number, below: root, comments };
  };
  return [viewOf(FIRST_PAGE), ...[...pages].filter((page) => page !== FIRST_PAGE).map(viewOf)];
}

/**
 * Where they came from, a thread stood on one page. There can be thousands, so that little is said of
 * each: an id of ours could not be compressed, as their old ones can.
 */
function movedComments(places: readonly Place[], pageUrl: string): MovedComment[] {
  return places.flatMap(({ view, page: { path } }) => {
    const { oldAnchor } = view;
    if (path === FIRST_PAGE.path || oldAnchor === null) return [];
    return [{ oldAnchor, url: `${pageUrl}${path}#${oldAnchor}` }];
  });
}

/** The nodes that are there, or that hold up one that is. */
export function withLivingReplies(order: readonly Node[]): Set<Node> {
  const living = new Set<Node>();
  for (const node of order.toReversed()) {
    if (!isRemoved(node.comment)) living.add(node);
    if (living.has(node) && node.parent) living.add(node.parent);
  }
  return living;
}

function contentOf(comment: Comment, render: ThreadViewOptions["render"]): Content {
  if (isRemoved(comment)) {
    return { kind: "removed", author: null, mention: null, edited: null, html: "" };
  }
  if (comment.kind === "comment") {
    const { kind, author, edited = null, text, format } = comment;
    return { kind, author, mention: null, edited, html: render(text, format) };
  }
  const { kind, author = null, mention, text = "", format = "markdown" } = comment;
  return { kind, author, mention, edited: null, html: text && render(text, format) };
}

function repliedTo({ comment }: Node, parent: CommentView | undefined): RepliedTo | null {
  return comment.replyTo === null ? null : answered(comment.replyTo, parent);
}

function answered(id: string, view: CommentView | undefined): RepliedTo {
  return { id, url: view?.url ?? null, name: view ? nameIn(view) : null };
}

function nameIn({ author, mention }: CommentView): string | null {
  return author?.name ?? mention?.site ?? null;
}
