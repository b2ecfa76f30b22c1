/** Reads XML as strictly as a feed reader does; throws at the first thing that is not well-formed. */
import { SaxesParser } from "saxes";

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of this element alone, decoded. */
  text: string;
  children: XmlElement[];
}

/** The root element. */
export function parseXml(xml: string): XmlElement {
  const document: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  // The elements that are not closed yet, the innermost last.
  const open = [document];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const opened = { name, attributes, text: "", children: [] };
    open.at(-1)?.children.push(opened);
    open.push(opened);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", (text) => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  });
  parser.write(xml).close();
  const [root] = document.children;
  if (!root) throw new Error("The document has no root element.");
  return root;
}

/** All elements of a name, at any depth. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const own = root.name === name ? [root] : [];
  return [...own, ...root.children.flatMap((child) => elementsNamed(child, name))];
}
