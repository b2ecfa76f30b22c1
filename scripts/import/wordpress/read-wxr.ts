/** Reads a WXR file: each child of its channel. */
import { readXml, type XmlExport } from "../xml/read-xml.ts";
import type { XmlNode } from "../xml/xml-tree.ts";

const WXR: XmlExport = {
  title: "WordPress export",
  around: ["rss", "channel"],
  // WordPress before 2.8, and programs that write as it does, leave CDATA out around some of these.
  verbatim: [
    ...["wp:comment_content", "wp:comment_author", "wp:meta_value"],
    ...["content:encoded", "excerpt:encoded"],
  ],
};

/** Throws `BadFile`, as {@link readXml} does. `onBytes` is told how much has been read. */
export function readWxr(path: string, onBytes?: (count: number) => void): AsyncGenerator<XmlNode> {
  return readXml(path, WXR, onBytes);
}
