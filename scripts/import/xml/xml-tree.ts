/** A part of an XML document, as it was read. */

export interface XmlNode {
  /** With its prefix, such as `wp:post_id`. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** What stands in it besides its children. */
  text: string;
  children: XmlNode[];
}

export function childrenNamed({ children }: XmlNode, name: string): XmlNode[] {
  return children.filter((child) => child.name === name);
}

export function childNamed({ children }: XmlNode, name: string): XmlNode | undefined {
  return children.find((child) => child.name === name);
}

/** Of the first child with that name, without the white space around it; empty where there is none. */
export function textIn(node: XmlNode, name: string): string {
  return childNamed(node, name)?.text.trim() ?? "";
}
