/** Turns a flat thread into the tree a template shows. Iterative: visitors choose how deep replies go. */
import type { CommentView, RepliedTo, ThreadView } from "./comment-view.ts";
import { commentAnchor } from "./paths.ts";
import { type Comment, isRemoved, type Thread } from "./thread.ts";
import { type Node, parentsFirst, threadTree } from "./thread-tree.ts";

export interface ThreadViewOptions {
  /** Replies deeper than this are shown at this level, with what they answer; at least 1. */
  maxDepth: number;
  /** Address of the page that shows the thread. */
  pageUrl: string;
  render: (text: string, format: "markdown" | "html") => string;
}

interface Placed extends CommentView {
  readonly replies: Placed[];
  repliesBelow: number;
}

/** Whose replies it is among; null at top level. */
interface Place {
  view: Placed;
  holder: Placed | null;
}

type Content = Pick<CommentView, "kind" | "author" | "mention" | "edited" | "html">;

/** Hides what was removed and has no living reply; counts and numbers as comment-view.ts says. */
export function threadView(thread: Thread, options: ThreadViewOptions): ThreadView {
  const roots = threadTree(thread.comments);
  const order = parentsFirst(roots);
  const living = withLivingReplies(order);
  const numbers = new Map(
    roots.filter(({ comment }) => comment.replyTo === null).map((node, at) => [node, at + 1]),
  );

  const top: Placed[] = [];
  const placed = new Map<Node, Place>();
  for (const node of order.filter((candidate) => living.has(candidate))) {
    const parent = node.parent ? placed.get(node.parent) : undefined;
    const isNested = parent !== undefined && parent.view.depth < options.maxDepth;
    const holder = isNested ? parent.view : (parent?.holder ?? null);
    const { id, date } = node.comment;
    const anchor = commentAnchor(id);
    // Named one by one: to spread an object costs more than the rest of the tree.
    const { kind, author, mention, edited, html } = contentOf(node.comment, options.render);
    const view: Placed = {
      id,
      anchor,
      url: `${options.pageUrl}#${anchor}`,
      kind,
      author,
      mention,
      date,
      edited,
      html,
      number: numbers.get(node) ?? null,
      depth: isNested ? parent.view.depth + 1 : (parent?.view.depth ?? 1),
      inReplyTo: isNested ? null : repliedTo(node, parent?.view),
      replies: [],
      repliesBelow: 0,
    };
    (holder?.replies ?? top).push(view);
    placed.set(node, { view, holder });
  }
  countBelow([...placed.values()]);
  return {
    responses: order.filter(({ comment }) => !isRemoved(comment)).length,
    comments: top,
  };
}

/** Each is counted by the one it is among the replies of, which comes before it. */
function countBelow(places: readonly Place[]): void {
  for (const { view, holder } of places.toReversed()) {
    if (holder) holder.repliesBelow += view.repliesBelow + Number(view.kind !== "removed");
  }
}

/** The nodes that are there, or that hold up one that is. */
function withLivingReplies(order: readonly Node[]): Set<Node> {
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
  if (comment.replyTo === null) return null;
  if (parent === undefined) return { id: comment.replyTo, url: null, name: null };
  return {
    id: parent.id,
    url: parent.url,
    name: parent.author?.name ?? parent.mention?.site ?? null,
  };
}
