/** Links the comments of a thread to what they answer, in one pass and without recursion. */
import type { Comment } from "./thread.ts";

export interface Node {
  readonly comment: Comment;
  readonly position: number;
  readonly children: Node[];
  /** Null at top level, also where the parent is missing or the link was cut out of a cycle. */
  parent: Node | null;
}

/**
 * The top-level nodes in the order of the file. The first of two comments with one id wins; a cycle
 * is cut at the member that stands first.
 */
export function threadTree(comments: readonly Comment[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const [position, comment] of comments.entries()) {
    if (!nodes.has(comment.id)) {
      nodes.set(comment.id, { comment, position, children: [], parent: null });
    }
  }
  for (const node of nodes.values()) {
    if (node.comment.replyTo !== null) node.parent = nodes.get(node.comment.replyTo) ?? null;
  }
  cutCycles(nodes.values());
  for (const node of nodes.values()) node.parent?.children.push(node);
  return [...nodes.values()].filter((node) => node.parent === null);
}

/** All nodes, each before its replies and after its older siblings' replies. */
export function parentsFirst(roots: readonly Node[]): Node[] {
  const order: Node[] = [];
  const waiting = roots.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node);
    // One by one: as many arguments as a comment may have replies overflow the stack.
    for (const child of node.children.toReversed()) waiting.push(child);
  }
  return order;
}

function cutCycles(nodes: Iterable<Node>): void {
  const settled = new Set<Node>();
  for (const start of nodes) {
    const path = new Set<Node>();
    let node: Node | null = start;
    while (node && !settled.has(node) && !path.has(node)) {
      path.add(node);
      node = node.parent;
    }
    if (node && path.has(node)) firstOfCycle(node).parent = null;
    for (const walked of path) settled.add(walked);
  }
}

function firstOfCycle(member: Node): Node {
  let first = member;
  for (let node = member.parent; node && node !== member; node = node.parent) {
    if (node.position < first.position) first = node;
  }
  return first;
}
