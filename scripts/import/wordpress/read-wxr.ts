/** Reads a WXR file: each child of its channel. */
import { readXml, type XmlExport } from "../xml/read-xml.ts";
import type { XmlNode } from "../xml/xml-tree.ts";

const WXR: XmlExport = {
  title: "WordPress export",
  around: ["rss", "channel"],
  // WordPress before 2.8 wrote these without CDATA.
  verbatim: ["wp:comment_content", "wp:comment_author", "wp:meta_value"],
};

/** Throws `BadFile`, as {@link readXml} does. `onBytes` is told how much has been read. */
export function readWxr(path: string, onBytes?: (count: number) => void): AsyncGenerator<XmlNode> {
  return readXml(path, WXR, onBytes);
}
