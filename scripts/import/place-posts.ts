/** Gives each imported post its place: the post here that it is already, or a free name and its old address. Pure. */
import { isPostId } from "../../comments/post-id.ts";
import { AliasPath, aliasFile, aliasKey } from "../../site/alias-path.ts";
import type { SiteDates } from "../../site/dates.ts";
import { pathFor, slugOf } from "../../site/permalinks.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { wordSlug } from "../../site/tag-list.ts";
import { oldPath } from "./old-path.ts";
import type { PostFacts } from "./origin.ts";
import type { PostHere } from "./posts-here.ts";

export type Placement =
  | {
      state: "new";
      id: string;
      file: string;
      path: string;
      aliases: readonly string[];
      remarks: readonly string[];
    }
  | {
      state: "here";
      id: string;
      file: string;
      path: string;
      hasThread: boolean;
      remarks: readonly string[];
    }
  /** It was imported once, and is gone. */
  | { state: "removed" };

export interface PlaceOptions {
  settings: Pick<SiteSettings, "permalink" | "url">;
  dates: SiteDates;
  /** Ids here, by the origin's, of what an earlier run brought. */
  imported: Readonly<Record<string, string>>;
}

/** What the site makes at its top itself; `/archive/2010/` and the like lie below. */
const TAKEN_NAMES = ["archive", "tags", "search", "page", "assets", "images", "comments", "404"];
const LONGEST_NAME = 80;

/** By the origin's id. Published posts choose their names first. */
export function placePosts(
  posts: readonly PostFacts[],
  here: readonly PostHere[],
  options: PlaceOptions,
): ReadonlyMap<string, Placement> {
  const finder = postFinder(here, options);
  const placements = new Map<string, Placement>();
  const names = new Set([...TAKEN_NAMES, ...here.flatMap(({ id, file }) => [id, slugOf(file)])]);
  // Also what ids of removed posts were: their threads lie there still.
  for (const id of Object.values(options.imported)) names.add(id);
  const fresh: PostFacts[] = [];
  for (const post of posts) {
    const found = finder(post);
    if (found === "new") fresh.push(post);
    else placements.set(post.id, found);
  }
  const named = namedPosts(fresh, names, options);
  const aliasOf = aliasGiver([...here, ...named], options);
  for (const { post, ...place } of named) {
    const { aliases, remarks } = aliasOf(post, place);
    const all = [...place.remarks, ...remarks];
    placements.set(post.id, { state: "new", ...place, aliases, remarks: all });
  }
  return placements;
}

function postFinder(here: readonly PostHere[], { settings, imported }: PlaceOptions) {
  const byId = new Map(here.map((post) => [post.id, post]));
  const byPath = new Map(
    here.flatMap((post) => [post.path, ...post.aliases].map((path) => [aliasKey(path), post])),
  );
  return (post: PostFacts): Placement | "new" => {
    const ids = [post.id, post.earlierId ?? ""];
    const known = imported[ids.find((id) => Object.hasOwn(imported, id)) ?? ""];
    const before = known === undefined ? undefined : byId.get(known);
    const path = oldPath(post.address, settings.url);
    const atPath = path === null ? undefined : byPath.get(aliasKey(path));
    // Two posts may have one name, and a page of the author's may stand where an old one stood.
    const same = [atPath, byId.get(post.slug)].find((one) => one && isSame(one, post));
    if (known === undefined) return same === undefined ? "new" : placeHere(same, [takenFor(post)]);
    const found = before ?? atPath;
    return found === undefined
      ? { state: "removed" }
      : placeHere(found, remarksOnState(found, post));
  };
}

function placeHere({ id, file, path, comments }: PostHere, remarks: readonly string[]): Placement {
  return { state: "here", id, file, path, hasThread: comments !== null, remarks };
}

/** What is here stays as it is, and nobody would look for a post that came as a draft. */
function remarksOnState({ isDraft }: PostHere, { isPublished }: PostFacts): string[] {
  if (!isDraft || !isPublished) return [];
  return ["is published there, and a draft here: take “draft: true” away at its top to publish it"];
}

/** Nobody but the author can tell whether it is. */
function takenFor({ title }: PostFacts): string {
  return (
    `stays as it is, since “${title}” of the export is taken for the same: ` +
    "if it is another, rename the file and its title before you import"
  );
}

function isSame(here: PostHere, { kind, title, date }: PostFacts): boolean {
  return here.kind === kind && (here.title === title || (date !== null && here.date === date));
}

interface NamedPost {
  post: PostFacts;
  id: string;
  file: string;
  path: string;
  aliases: readonly string[];
  remarks: readonly string[];
}

function namedPosts(
  posts: readonly PostFacts[],
  taken: Set<string>,
  { settings, dates }: PlaceOptions,
): NamedPost[] {
  const inOrder = posts.toSorted((a, b) => Number(b.isPublished) - Number(a.isPublished));
  return inOrder.map((post) => {
    const folder = post.kind === "post" ? "posts" : "pages";
    const wanted = wantedName(post);
    const id = freeName(wanted, folder, taken);
    taken.add(id);
    const pattern = post.kind === "post" ? settings.permalink : "/{id}/";
    const path = pathFor(pattern, { slug: id, ...dates.parts(post.date ?? "") });
    const remarks =
      id === wanted || post.slug === ""
        ? []
        : [`is named ${id}, since another has the name ${wanted}`];
    return { post, id, file: `${folder}/${id}.md`, path, aliases: [], remarks };
  });
}

function wantedName({ slug, title, kind, id }: PostFacts): string {
  const names = [slug.normalize("NFC").toLowerCase(), wordSlug(slug), wordSlug(title)];
  const fitting = names.map((name) => slugOf(`posts/${shortened(name)}.md`));
  return fitting.find((name) => name !== "posts" && isPostId(name)) ?? `${kind}-${wordSlug(id)}`;
}

function freeName(wanted: string, folder: string, taken: ReadonlySet<string>): string {
  const isFree = (name: string) => !taken.has(name) && slugOf(`${folder}/${name}.md`) === name;
  if (isFree(wanted)) return wanted;
  let count = 2;
  while (!isFree(`${wanted}-${count}`)) count += 1;
  return `${wanted}-${count}`;
}

/** Whole letters: a name has room for a number behind it. */
function shortened(name: string): string {
  let short = "";
  for (const letter of name) {
    if (Buffer.byteLength(short + letter) > LONGEST_NAME) break;
    short += letter;
  }
  return short.replace(/[-.]+$/, "");
}

/** Where the new address is another one, the old one leads to it, unless something else stands there. */
function aliasGiver(
  placed: readonly Pick<PostHere, "file" | "path" | "aliases">[],
  { settings }: PlaceOptions,
) {
  const taken = new Map(
    placed.flatMap(({ file, path, aliases }) =>
      [path, ...aliases].map((one) => [aliasKey(one), file] as const),
    ),
  );
  return ({ address }: PostFacts, { file, path }: { file: string; path: string }) => {
    const old = oldPath(address, settings.url);
    if (old === null || aliasFile(old) === aliasFile(path)) return { aliases: [], remarks: [] };
    const lost = (why: string) => ({ aliases: [], remarks: [`its old address ${old} ${why}`] });
    const alias = AliasPath.safeParse(old);
    if (!alias.success) return lost("can be none here");
    if (isOfSite(alias.data)) return lost("is that of a page of the site's own here");
    const other = taken.get(aliasKey(alias.data));
    if (other !== undefined) return lost(`leads to ${other} here`);
    taken.set(aliasKey(alias.data), file);
    return { aliases: [alias.data], remarks: [] };
  };
}

/** The home, the feeds, the archive and so on have their addresses already. */
function isOfSite(path: string): boolean {
  const [, first = "", second = ""] = path.split("/");
  if (first === "" || (second === "" && /\.(?:html|xml|json|txt)$/.test(first))) return true;
  return ["archive", "tags", "search", "page"].includes(first);
}
