/** Looks a whole Disqus export over: its threads, and how many comments each has. */
import type { PostHint } from "../origin.ts";
import { childNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { accountIn, keyOf, threadKeyOf } from "./keys.ts";

export interface DisqusThread {
  hint: PostHint;
  /** The account that the thread belongs to: who runs the site. Null where none is named. */
  owner: string | null;
  /** It took no more comments. */
  isClosed: boolean;
  /** How many comments the export has on it. */
  comments: number;
}

export interface Survey {
  /** The short name of the site at Disqus. */
  forum: string | null;
  /** By Disqus's own ids; also those that comments name and the export does not have. */
  threads: ReadonlyMap<string, DisqusThread>;
}

const NOWHERE = {
  hint: { ids: [], addresses: [], title: "" },
  owner: null,
  isClosed: false,
};

export async function surveyOf(nodes: AsyncIterable<XmlNode>): Promise<Survey> {
  const found = new Map<string, Omit<DisqusThread, "comments">>();
  const counts = new Map<string, number>();
  let forum: string | null = null;
  for await (const node of nodes) {
    forum ??= textIn(node, "forum") || null;
    if (node.name === "thread" && !found.has(keyOf(node))) found.set(keyOf(node), threadOf(node));
    if (node.name !== "post") continue;
    const key = threadKeyOf(node);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = new Set([...found.keys(), ...counts.keys()]);
  const threads = [...keys].map((key): [string, DisqusThread] => [
    key,
    { ...(found.get(key) ?? NOWHERE), comments: counts.get(key) ?? 0 },
  ]);
  return { forum, threads: new Map(threads) };
}

function threadOf(node: XmlNode): Omit<DisqusThread, "comments"> {
  // What the site itself called it: often the address of the post, or its path, or its name.
  const id = textIn(node, "id");
  const addresses = [textIn(node, "link"), id].filter((address) => address !== "");
  return {
    hint: { ids: id === "" ? [] : [id], addresses, title: textIn(node, "title") },
    owner: accountIn(childNamed(node, "author")),
    isClosed: textIn(node, "isClosed") === "true",
  };
}
