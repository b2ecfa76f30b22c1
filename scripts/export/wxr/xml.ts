/** Writes elements of XML that hold any text there is. Pure. */
import { xmlCharacters } from "../../../comments/xml-text.ts";

/** An element with this text in it, on a line of its own. `attributes` hold no text that somebody typed but names. */
export function element(
  name: string,
  text: string | number,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`);
  return `<${name}${given.join("")}>${typeof text === "number" ? text : cdata(text)}</${name}>\n`;
}

/** Around elements that are written already. */
export function around(name: string, ...parts: readonly string[]): string {
  return `<${name}>\n${parts.join("")}</${name}>\n`;
}

/** Plain where it has no marks. What ends a section of text ends it in two. */
function cdata(text: string): string {
  const safe = xmlCharacters(text);
  return /[&<>]/.test(safe) ? `<![CDATA[${safe.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : safe;
}

function quoted(text: string): string {
  return escaped(xmlCharacters(text)).replaceAll('"', "&quot;");
}

/** For fields that WordPress keeps as HTML: titles, names and excerpts. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
