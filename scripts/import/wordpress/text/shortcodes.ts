/** WordPress's shortcodes, as far as they say what they stand for, as HTML. The rest is told of. Pure. */
import type { Attachment } from "../survey.ts";

export interface Expanded {
  html: string;
  remarks: readonly string[];
}

export interface ShortcodeContext {
  /** By the ids that a gallery names. */
  attachments: ReadonlyMap<string, Attachment>;
  /** What was added to the post: a gallery without ids shows all of it. */
  own: readonly Attachment[];
}

interface Shortcode {
  name: string;
  /** All that stands behind the name. */
  attributes: string;
  /** What stands between its two tags; null where it has one. */
  content: string | null;
}

interface PlacedShortcode extends Shortcode {
  /** Where in the text it begins, and what comes behind it does. */
  from: number;
  past: number;
}

type Expand = (code: Shortcode, context: ShortcodeContext) => string | null;

/** Bounded, so that a text full of open brackets takes no longer than another. */
const TAG = /\[(\/?)([a-z][\w-]*)((?:[\s=/:][^[\]]{0,2000})?)\]/gi;
const ADDRESS = /https?:\/\/[^\s"'\][<>]+/;
const PICTURE = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i;
const LANGUAGES =
  "code sourcecode source highlight php html css js javascript python ruby sql bash xml java".split(
    " ",
  );
const MEDIA =
  "audio video youtube vimeo dailymotion soundcloud googlemaps slideshare ted instagram tweet twitter spotify flickr facebook".split(
    " ",
  );

const KNOWN: ReadonlyMap<string, Expand> = new Map([
  ["caption", captioned],
  ["wp_caption", captioned],
  ["gallery", gallery],
  ...["embed", ...MEDIA].map((name): [string, Expand] => [name, linkIn]),
  ...LANGUAGES.map((name): [string, Expand] => [name, codeBlock]),
]);

export function expandShortcodes(html: string, context: ShortcodeContext): Expanded {
  const tags = [...html.matchAll(TAG)];
  const ends = endingTags(tags);
  const unknown = new Map<string, number>();
  let expanded = "";
  let at = 0;
  for (const [number, tag] of tags.entries()) {
    if (tag.index < at || tag[1] === "/") continue;
    const code = shortcodeAt(html, tag, ends.get(number));
    if (!isShortcode(code)) continue;
    const put = replacementOf(code, html, context);
    if (put === null) unknown.set(code.name, (unknown.get(code.name) ?? 0) + 1);
    else {
      expanded += html.slice(at, put.from) + put.made;
      at = put.past;
    }
  }
  const remarks = [...unknown].map(([name, count]) => toldOf(name, count));
  return { html: expanded + html.slice(at), remarks };
}

/** For each tag that begins something, by its place in the list, the next one that ends it. */
function endingTags(tags: readonly RegExpExecArray[]): Map<number, RegExpExecArray> {
  const ends = new Map<number, RegExpExecArray>();
  const next = new Map<string, RegExpExecArray>();
  for (const [number, tag] of [...tags.entries()].reverse()) {
    const name = tag[2]?.toLowerCase() ?? "";
    const end = next.get(name);
    if (tag[1] === "/") next.set(name, tag);
    else if (end !== undefined) ends.set(number, end);
    // One end is for one beginning: the nearest before it.
    if (tag[1] !== "/") next.delete(name);
  }
  return ends;
}

function shortcodeAt(
  html: string,
  tag: RegExpExecArray,
  end: RegExpExecArray | undefined,
): PlacedShortcode {
  const { index: from, 0: whole, 2: name = "", 3: attributes = "" } = tag;
  const begun = from + whole.length;
  const content = end === undefined ? null : html.slice(begun, end.index);
  const past = end === undefined ? begun : end.index + end[0].length;
  return { name: name.toLowerCase(), attributes, content, from, past };
}

function replacementOf(code: PlacedShortcode, html: string, context: ShortcodeContext) {
  const { name, from, past } = code;
  // In brackets of its own it is words: WordPress shows it as it is written.
  if (html[from - 1] === "[" && html[past] === "]")
    return { from: from - 1, past: past + 1, made: html.slice(from, past) };
  const made = KNOWN.get(name)?.(code, context) ?? null;
  return made === null ? null : { from, past, made };
}

/** `[sic]` and the like are words. */
function isShortcode({ name, attributes, content }: Shortcode): boolean {
  return KNOWN.has(name) || content !== null || attributes.includes("=");
}

function toldOf(name: string, count: number): string {
  const times = count === 1 ? "" : `, ${count} times`;
  return `holds the shortcode [${name}]${times}, which only WordPress fills: it stands there as it was written`;
}

function captioned({ attributes, content }: Shortcode): string | null {
  if (content === null) return null;
  const [picture = ""] = PICTURE.exec(content) ?? [];
  if (picture === "") return content;
  const caption = attributeIn(attributes, "caption") ?? content.slice(picture.length).trim();
  return figure(picture.trim(), caption);
}

function gallery({ attributes }: Shortcode, { attachments, own }: ShortcodeContext): string | null {
  const ids = attributeIn(attributes, "ids") ?? attributeIn(attributes, "include");
  const pictures =
    ids === null ? own : ids.split(",").flatMap((id) => attachments.get(id.trim()) ?? []);
  const shown = pictures.filter(({ url }) => /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(url));
  if (shown.length === 0) return null;
  const figures = shown.map(({ url, alt, caption }) =>
    figure(`<img src="${quoted(url)}" alt="${quoted(alt)}">`, caption),
  );
  return `<div>${figures.join("")}</div>`;
}

function figure(picture: string, caption: string): string {
  return `<figure>${picture}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function linkIn({ attributes, content }: Shortcode): string | null {
  const [address] = ADDRESS.exec(`${content ?? ""} ${attributes}`) ?? [];
  return address === undefined
    ? null
    : `\n\n<a href="${quoted(address)}">${escaped(address)}</a>\n\n`;
}

function codeBlock({ name, attributes, content }: Shortcode): string | null {
  if (content === null) return null;
  const named = attributeIn(attributes, "lang") ?? attributeIn(attributes, "language");
  const generic = ["code", "sourcecode", "source", "highlight"].includes(name) ? "" : name;
  const language = (named ?? generic).toLowerCase().replace(/[^a-z0-9+#-]/g, "");
  const plain = content.replace(/^\s*?\n/, "").trimEnd();
  // Such code is kept with entities, or without where its writer turned the editor off.
  const hasEntities = /&(?:lt|gt|amp);/.test(plain) && !plain.includes("<");
  const shown = hasEntities ? plain : escaped(plain);
  return `<pre><code${language === "" ? "" : ` class="language-${language}"`}>${shown}</code></pre>`;
}

function attributeIn(attributes: string, name: string): string | null {
  const [, , value] = new RegExp(`\\b${name}=(["'])(.*?)\\1`, "is").exec(attributes) ?? [];
  const [, bare] = new RegExp(`\\b${name}=([^\\s"']+)`, "i").exec(attributes) ?? [];
  return value ?? bare ?? null;
}

function escaped(plain: string): string {
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function quoted(plain: string): string {
  return escaped(plain).replaceAll('"', "&quot;");
}
