/** Reads an export in XML as a stream: never more of it is in memory than one of its items. */
import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { BadFile } from "../../../comments/bad-file.ts";
import { xmlCleaner } from "./clean-xml.ts";
import type { XmlNode } from "./xml-tree.ts";

type Decoder = InstanceType<typeof TextDecoder>;

const CHUNK_BYTES = 2 ** 18;
/** Harmless: blank lines before the document, and the end of a CDATA section without its beginning. */
const TOLERATED = /XML declaration must|disallowed in char data/;

export interface XmlExport {
  /** For people, such as `WordPress export`. */
  title: string;
  /** The elements around its items, the outermost first. */
  around: readonly string[];
  /** Elements whose text may stand in them as it was typed, with tags. */
  verbatim?: readonly string[];
}

/**
 * Gives each item. Throws `BadFile` with the line where the file is not what it should be, or ends too
 * early. `onBytes` is told how much has been read.
 */
export async function* readXml(
  path: string,
  kind: XmlExport,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<XmlNode> {
  const { parse, ready } = treeParser(path, kind);
  const clean = xmlCleaner(kind.verbatim);
  let decoder: Decoder | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    decoder ??= decoderFor(chunk, path);
    parse(clean(decoder.decode(chunk, { stream: true })));
    onBytes(chunk.length);
    yield* ready.splice(0);
  }
  parse(clean(decoder?.decode() ?? ""));
  parse(clean(null));
  parse(null);
  yield* ready.splice(0);
}

/** By the encoding that its first line names; without one it is UTF-8. */
function decoderFor(start: Buffer, path: string): Decoder {
  const [, label = "utf-8"] =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(start.toString("latin1", 0, 300)) ?? [];
  try {
    return new TextDecoder(label);
  } catch (cause) {
    const message = `is in the encoding ${label}, which cannot be read here: save it as UTF-8`;
    throw new BadFile(path, [{ field: "line 1", message }], { cause });
  }
}

/** Names are taken as they are written, so that a prefix that nothing declares does no harm. */
function treeParser(path: string, { title, around }: XmlExport) {
  const parser = new SaxesParser({ xmlns: false });
  const ready: XmlNode[] = [];
  const open: XmlNode[] = [];
  let isWhole = false;
  // Told of as closed before it is told that its end is missing.
  let closed = "";
  const fail = (message: string): never => {
    throw new BadFile(path, [{ field: `line ${parser.line}`, message }]);
  };
  parser.on("error", ({ message }) => {
    const reason = message.replace(/^[\d:]+\s*|\.$/g, "");
    if (!TOLERATED.test(reason)) fail(reason + hintFor(reason, closed));
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === 0 && name !== around[0])
      fail(`expected <${around[0]}, the beginning of a ${title}, and not <${name}`);
    if (open.length === around.length - 1 && name === around.at(-1)) isWhole = true;
    const node = { name, attributes, text: "", children: [] };
    if (open.length > around.length) open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (text: string) => {
    const node = open.at(-1);
    if (node !== undefined && open.length > around.length) node.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const node = open.pop();
    closed = node?.name ?? "";
    if (node !== undefined && open.length === around.length) ready.push(node);
  });
  parser.on("end", () => {
    if (!isWhole) fail(`holds no <${around.at(-1)}>: this is no ${title}`);
  });
  return {
    ready,
    parse: (text: string | null) => {
      if (text === null) parser.close();
      else parser.write(text);
    },
  };
}

function hintFor(reason: string, closed: string): string {
  if (/clos(?:e|ing) tag/.test(reason)) return `. What <${closed}> began is not ended.`;
  return /unclosed|unexpected end|must contain a root/.test(reason)
    ? ". The file ends too early: export it again, or download it once more."
    : "";
}
