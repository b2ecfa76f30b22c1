/** WordPress, by the files that its Tools > Export gives: WXR 1.0, 1.1 and 1.2. */
import { createHash } from "node:crypto";
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
        const seen = new Map<string, string>();
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
  /** What came before: its words' hash, by its id. */
  seen: Map<string, string>;
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
  const words = wordsHash(node);
  const first = seen.get(id);
  if (first !== undefined) {
    const reason = first === words ? "repeated" : "same-id";
    return { what: "left-out", item: { what: kind, id, title }, reason, comments };
  }
  seen.set(ownCopy(id), words);
  return { what: "post", post: postOf(node, facts, { survey, comments, request }), comments };
}

/** Tells one post that stands there twice from two with one id. */
function wordsHash(node: XmlNode): string {
  const words = [textIn(node, "title"), textIn(node, "content:encoded")];
  return createHash("sha256").update(words.join("\0")).digest("base64");
}
