/** The names by which a form may mean a post: its id, its slug, its path or its address. */
import { composed } from "../../comments/composed.ts";
import { parsedUrl } from "../../comments/parsed-url.ts";
import type { IndexedPost } from "../../comments/site-index.ts";

/** Jekyll has the date in a post's name; Eleventy, and so the post id, has not. */
const DATE = /^\d{4}-\d{2}-\d{2}-/u;

/** What is no whole address is read as if it stood here. */
const ANYWHERE = "https://site.invalid/";

/** In lower case, as ids are. */
export interface PostName {
  /** Without the name of a page, and without a slash at its end. */
  path: string;
  /** Its last part, which is the slug in most permalinks. */
  word: string;
  /** The same without the date. */
  bare: string;
}

export function readPostName(typed: string): PostName {
  const text = typed.trim();
  const address = parsedUrl(text, ANYWHERE)?.pathname ?? "";
  const path = composed(decoded(address)).toLowerCase();
  const page = path.replace(/\/(?:index\.html?)?$/u, "");
  const word = page.slice(page.lastIndexOf("/") + 1).replace(/\.(?:html?|md)$/u, "");
  return { path: page, word, bare: word.replace(DATE, "") };
}

export function postNamed(
  { path, word, bare }: PostName,
  posts: readonly IndexedPost[],
): IndexedPost | undefined {
  const { byPath, byId, bySlug } = directoryOf(posts);
  const words = [word, bare];
  const found = [byPath.get(path), ...words.map((id) => byId.get(id))].find(Boolean);
  return found ?? words.map((slug) => bySlug.get(slug)).find(Boolean) ?? undefined;
}

interface Directory {
  byPath: ReadonlyMap<string, IndexedPost>;
  byId: ReadonlyMap<string, IndexedPost>;
  /** Null where several addresses end so, as in `/{id}/comments/`. */
  bySlug: ReadonlyMap<string, IndexedPost | null>;
}

/** Made once for each index that is read: there may be ten thousand posts, and anybody may ask. */
const directories = new WeakMap<readonly IndexedPost[], Directory>();

function directoryOf(posts: readonly IndexedPost[]): Directory {
  const directory = directories.get(posts) ?? newDirectory(posts);
  directories.set(posts, directory);
  return directory;
}

function newDirectory(posts: readonly IndexedPost[]): Directory {
  const bySlug = new Map<string, IndexedPost | null>();
  const byPath = new Map<string, IndexedPost>();
  for (const post of posts) {
    const { path, word } = readPostName(post.url);
    byPath.set(path, post);
    bySlug.set(word, bySlug.has(word) ? null : post);
  }
  return { byPath, bySlug, byId: new Map(posts.map((post) => [post.id, post])) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
