/** WordPress, by the files that its Tools > Export gives: WXR 1.0, 1.1 and 1.2. */
import { statSync } from "node:fs";
import type { Item, OpenRequest, Origin } from "../origin.ts";
import { ownCopy } from "../own-copy.ts";
import { textIn, type XmlNode } from "../xml/xml-tree.ts";
import { commentsOf } from "./comments-of.ts";
import { factsOf } from "./post-facts.ts";
import { postOf } from "./post-of.ts";
import { readWxr } from "./read-wxr.ts";
import { type Survey, surveyOf } from "./survey.ts";

export const wordpress: Origin = {
  name: "wordpress",
  title: "WordPress",
  takes: "file",
  async open(path, request) {
    const bytes = statSync(path).size;
    const survey = await surveyOf(path, request);
    let read = 0;
    const { site, posts } = survey;
    return {
      site,
      posts,
      progress: () => (bytes === 0 ? 1 : read / bytes),
      async *items() {
        const seen = new Set<string>();
        const count = (more: number) => {
          read += more;
        };
        for await (const node of readWxr(path, count)) {
          if (node.name === "item") yield itemOf(node, { survey, request, seen });
        }
      },
    };
  },
};

interface Context {
  survey: Survey;
  request: OpenRequest;
  /** Ids of what came before. */
  seen: Set<string>;
}

function itemOf(node: XmlNode, { survey, request, seen }: Context): Item {
  const login = textIn(node, "dc:creator");
  // The oldest exports tell of no accounts.
  const writer = survey.writers.get(login) ?? { names: new Set([login]), accounts: new Set() };
  const comments = commentsOf(node, { timeZone: request.timeZone, writer });
  const facts = factsOf(node, request);
  if ("reason" in facts)
    return { what: "left-out", item: facts.item, reason: facts.reason, comments };
  const { id, kind, title } = facts.post;
  if (seen.has(id)) {
    return { what: "left-out", item: { what: kind, id, title }, reason: "repeated", comments };
  }
  seen.add(ownCopy(id));
  return { what: "post", post: postOf(node, facts, { survey, comments, request }), comments };
}
