/** Which post a Staticman form is about: it may give its id, its slug, its path or its address. */
import { CommentId } from "../../comments/comment-id.ts";
import { isPostId } from "../../comments/post-id.ts";
import type { IndexedPost } from "../../comments/site-index.ts";
import type { DeployedSite } from "../deployed-site.ts";
import type { Bracketed } from "./bracket-names.ts";
import { commentIn, fieldsCalled, POST_NAMES } from "./known-names.ts";

/** Jekyll has the date in a post's name; Eleventy, and so the post id, has not. */
const DATE = /^\d{4}-\d{2}-\d{2}-/u;

export interface NamedPost {
  /** An id where one was found or could be one; else empty. */
  post: string;
  /** The comment that `options[parent]` names; empty where it names the post, as in some themes. */
  parent: string;
}

export async function namedPost(
  { fields, options }: Bracketed,
  referrer: string,
  deployedSite: DeployedSite,
): Promise<NamedPost> {
  const given = POST_NAMES.flatMap((name) => [
    ...fieldsCalled(name, options),
    ...fieldsCalled(name, fields),
  ]).map(([, value]) => value);
  const parent = options.get("parent") ?? "";
  const names = [...given, parent, referrer].filter((name) => wordOf(name) !== "");
  const post = (await foundPost(names, deployedSite)) ?? names.map(bareWord).find(isPostId) ?? "";
  const ofPost = [post, ...given.map(bareWord)];
  return { post, parent: ofPost.includes(bareWord(parent)) ? "" : commentNamed(parent) };
}

async function foundPost(
  names: readonly string[],
  deployedSite: DeployedSite,
): Promise<string | null> {
  for (const name of names) {
    const found = await deployedSite.findPostWhere((post) => isCalled(post, name));
    if (found.kind === "found") return found.value.id;
  }
  return null;
}

function isCalled({ id, url }: IndexedPost, name: string): boolean {
  if (pathOf(url) === pathOf(name)) return true;
  return [wordOf(name), bareWord(name)].some((word) => word === id || word === wordOf(url));
}

function commentNamed(typed: string): string {
  const id = commentIn(typed);
  return CommentId.safeParse(id).success ? id : "";
}

/** The path of an address or of a path, in one way of writing; the name of a page stays what it is. */
function pathOf(name: string): string {
  if (!URL.canParse(name.trim(), "https://site.invalid/")) return "";
  const { pathname } = new URL(name.trim(), "https://site.invalid/");
  const path = decoded(pathname).normalize("NFC").toLowerCase();
  return path.replace(/\/(?:index\.html?)?$/u, "");
}

/** The last part of the path, which is the slug in most permalinks. */
function wordOf(name: string): string {
  const path = pathOf(name);
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:html?|md)$/u, "");
}

function bareWord(name: string): string {
  return wordOf(name).replace(DATE, "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
