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
  const nodes = linkedNodes(comments);
  for (const cycle of cyclesAmong(nodes)) {
    const [first] = cycle.toSorted((a, b) => a.position - b.position);
    if (first) first.parent = null;
  }
  for (const node of nodes) node.parent?.children.push(node);
  return nodes.filter((node) => node.parent === null);
}

/** Ids of the comments that answer themselves, directly or through others. */
export function idsInCycles(comments: readonly Comment[]): Set<string> {
  const members = cyclesAmong(linkedNodes(comments)).flat();
  return new Set(members.map(({ comment }) => comment.id));
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

function linkedNodes(comments: readonly Comment[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const [position, comment] of comments.entries()) {
    if (!nodes.has(comment.id)) {
      nodes.set(comment.id, { comment, position, children: [], parent: null });
    }
  }
  for (const node of nodes.values()) {
    if (node.comment.replyTo !== null) node.parent = nodes.get(node.comment.replyTo) ?? null;
  }
  return [...nodes.values()];
}

/** Walks every node once: a path that meets itself has closed a cycle. */
function cyclesAmong(nodes: readonly Node[]): Node[][] {
  const cycles: Node[][] = [];
  const walked = new Set<Node>();
  for (const start of nodes) {
    const path = new Set<Node>();
    let node: Node | null = start;
    while (node && !walked.has(node)) {
      walked.add(node);
      path.add(node);
      node = node.parent;
    }
    if (node && path.has(node)) cycles.push([...path].slice([...path].indexOf(node)));
  }
  return cycles;
}
