/** What names threads, comments and accounts in a Disqus export. Pure. */
import { childNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";

/** Disqus's own id, such as `dsq:id="117"`; what a site gave is in an element. */
export function keyOf(node: XmlNode): string {
  return node.attributes["dsq:id"]?.trim() || textIn(node, "id") || node.text.trim();
}

export function threadKeyOf(comment: XmlNode): string {
  const thread = childNamed(comment, "thread");
  return thread === undefined ? "" : keyOf(thread);
}

/** Only who was logged in has one: the rest is what a visitor typed. */
export function accountIn(author: XmlNode | undefined): string | null {
  if (author === undefined || textIn(author, "isAnonymous") !== "false") return null;
  return textIn(author, "username") || null;
}
