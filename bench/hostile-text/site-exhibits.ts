/** What of the built site tells of a volley: its page, its feed and the entries in it, its data. */
import { elementsNamed, parseXml } from "../../tests/support/well-formed-xml.ts";
import type { Volley } from "./attacks.ts";
import type { Exhibit, Finding } from "./exhibits.ts";
import { mediaTypeOf } from "./stage.ts";

/** `site` are the built files by path. */
export function exhibitsOfPost(
  { post, attacks }: Volley,
  site: ReadonlyMap<string, string>,
): Exhibit[] {
  const folder = [...site.keys()].find((path) => path.endsWith(`/${post}/index.html`)) ?? post;
  return ["index.html", "comments.xml", "comments.json"].flatMap((name) =>
    exhibitsOfFile(folder.replace("index.html", name), attacks, site),
  );
}

/** Those of the whole site: its lists, its feeds and its index. */
export function exhibitsOfLists(
  volleys: readonly Volley[],
  site: ReadonlyMap<string, string>,
): Exhibit[] {
  const attacks = volleys.flatMap((volley) => volley.attacks);
  const posts = new Set(volleys.map(({ post }) => post));
  return [...site.keys()]
    .filter(
      (path) =>
        /^[^.].*\.(?:html|xml|json)$/.test(path) && !posts.has(path.split("/").at(-2) ?? ""),
    )
    .flatMap((path) => exhibitsOfFile(path, attacks, site));
}

function exhibitsOfFile(
  path: string,
  attacks: readonly string[],
  site: ReadonlyMap<string, string>,
): Exhibit[] {
  const body = site.get(path) ?? "";
  const place = path
    .replace(/^tags\/[^/]+\//, "tags/TAG/")
    .replace(/volley-\d+/, "POST")
    .replace(/^page\/\d+/, "page/N");
  const file = { place, attacks, mediaType: mediaTypeOf(path), body };
  return /(?:^|\/)(?:feed|comments)\.xml$/.test(path)
    ? [file, asInFeedReader(place, attacks, body)]
    : [file];
}

/** Feed readers take the HTML out of the entries and put it into pages of their own. */
function asInFeedReader(place: string, attacks: readonly string[], xml: string): Exhibit {
  const html = contents(xml).map((content) => `<article class="comment-text">${content}</article>`);
  return {
    place: `${place} in a feed reader`,
    attacks,
    mediaType: mediaTypeOf(".html"),
    body: `<!doctype html><title>Feed</title><main>${html.join("\n")}</main>`,
  };
}

function contents(xml: string): string[] {
  try {
    return elementsNamed(parseXml(xml), "content")
      .filter(({ attributes }) => attributes.type === "html")
      .map(({ text }) => text);
  } catch {
    return [];
  }
}

/** Feeds and data files that a strict reader refuses. */
export function malformed({ place, attacks, mediaType, body }: Exhibit): Finding[] {
  try {
    if (mediaType === mediaTypeOf(".xml")) parseXml(body);
    if (mediaType.startsWith("application/json")) JSON.parse(body);
    return [];
  } catch (error) {
    return [{ kind: "malformed", place, attacks, detail: String(error) }];
  }
}
