/** Reads XML as strictly as a feed reader does; throws at the first thing that is not well-formed. */

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of this element alone, decoded. */
  text: string;
  children: XmlElement[];
}

const DECLARATION = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/;
const PIECE = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-f]+));|&/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The root element. */
export function parseXml(xml: string): XmlElement {
  const declaration = DECLARATION.exec(xml)?.[0];
  if (declaration === undefined) throw new Error("does not begin with its declaration");
  if (FORBIDDEN.test(xml) || !xml.isWellFormed()) throw new Error("has a forbidden character");
  const document = element("", "");
  const open = [document];
  PIECE.lastIndex = declaration.length;
  while (PIECE.lastIndex < xml.length) {
    const at = PIECE.lastIndex;
    const piece = PIECE.exec(xml);
    if (!piece) throw new Error(`is not well-formed at ${xml.slice(at, at + 60)}`);
    readPiece(piece, open);
  }
  const [root, another] = document.children;
  if (open.length !== 1 || !root || another) throw new Error("does not have one root element");
  if (document.text.trim() !== "") throw new Error("has text outside its root element");
  return root;
}

/** `open` are the elements that are not closed yet, the innermost last. */
function readPiece(piece: RegExpExecArray, open: XmlElement[]): void {
  const [text, closing, name = "", attributes = "", selfClosing] = piece;
  const innermost = open.at(-1);
  if (!innermost) throw new Error(`goes on after its root element: ${text}`);
  if (name === "") {
    innermost.text += decoded(text);
  } else if (closing) {
    if (open.pop()?.name !== name) throw new Error(`has </${name}> out of its place`);
  } else {
    const opened = element(name, attributes);
    innermost.children.push(opened);
    if (!selfClosing) open.push(opened);
  }
}

function element(name: string, attributes: string): XmlElement {
  return { name, attributes: attributesOf(attributes), text: "", children: [] };
}

/** All elements of a name, at any depth. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const own = root.name === name ? [root] : [];
  return [...own, ...root.children.flatMap((child) => elementsNamed(child, name))];
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)];
  const names = pairs.map(([, name]) => name);
  if (new Set(names).size !== names.length) throw new Error(`has an attribute twice:${text}`);
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decoded(value)]));
}

function decoded(text: string): string {
  return text.replace(REFERENCE, (whole, named: string, decimal: string, hex: string) => {
    if (whole === "&") throw new Error(`has a bare & in: ${text.slice(0, 60)}`);
    if (named) return NAMED[named] ?? "";
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
