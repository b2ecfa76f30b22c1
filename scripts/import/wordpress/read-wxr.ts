/** Reads a WXR file: each child of its channel. */
import { readXml } from "../xml/read-xml.ts";
import type { XmlNode } from "../xml/xml-tree.ts";

/** Throws `BadFile`, as {@link readXml} does. `onBytes` is told how much has been read. */
export function readWxr(path: string, onBytes?: (count: number) => void): AsyncGenerator<XmlNode> {
  return readXml(path, { title: "WordPress export", around: ["rss", "channel"] }, onBytes);
}
