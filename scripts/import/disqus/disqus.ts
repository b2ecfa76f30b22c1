/** Disqus, by the XML file that Community > Export sends by mail. */
import { statSync } from "node:fs";
import type { Item, Origin, ReadComment } from "../origin.ts";
import { readXml } from "../xml/read-xml.ts";
import type { XmlNode } from "../xml/xml-tree.ts";
import { commentOf } from "./comment-of.ts";
import { threadKeyOf } from "./keys.ts";
import { type DisqusThread, surveyOf } from "./survey.ts";

export const DISQUS_EXPORT = { title: "Disqus export", around: ["disqus"] };

export const disqus: Origin = {
  name: "disqus",
  title: "Disqus",
  takes: "file",
  async open(path) {
    const bytes = statSync(path).size;
    const { forum, threads } = await surveyOf(readXml(path, DISQUS_EXPORT));
    let read = 0;
    const count = (more: number) => {
      read += more;
    };
    return {
      site: forum,
      posts: [],
      progress: () => (bytes === 0 ? 1 : read / bytes),
      items: () => itemsOf(readXml(path, DISQUS_EXPORT, count), threads),
    };
  },
};

/**
 * An export lists all comments by their age, whatever they are on. A thread is given as soon as the last of
 * its comments has been read, so that only those are in memory that have one still to come.
 */
async function* itemsOf(
  nodes: AsyncIterable<XmlNode>,
  threads: ReadonlyMap<string, DisqusThread>,
): AsyncGenerator<Item> {
  const begun = new Map<string, ReadComment[]>();
  for (const { hint, isClosed, comments } of threads.values())
    if (isClosed && comments === 0) yield { what: "comments", of: hint, isClosed, comments: [] };
  for await (const node of nodes) {
    if (node.name !== "post") continue;
    const key = threadKeyOf(node);
    const thread = threads.get(key);
    if (thread === undefined) continue;
    const comments = begun.get(key) ?? [];
    begun.set(key, comments);
    comments.push(commentOf(node, thread));
    if (comments.length < thread.comments) continue;
    begun.delete(key);
    yield { what: "comments", of: thread.hint, isClosed: thread.isClosed, comments };
  }
}
