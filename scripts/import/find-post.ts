/** Finds the post that a set of comments belongs to: by an address it has or had, its id, or its title. Pure. */
import { cleanLine } from "../../comments/typed-text.ts";
import { aliasFile } from "../../site/alias-path.ts";
import { slugOf } from "../../site/permalinks.ts";
import { oldPath } from "./old-path.ts";
import type { PostHint } from "./origin.ts";
import type { PostHere } from "./posts-here.ts";

export type PostFinder = (hint: PostHint) => PostHere | null;

export function findPost(here: readonly PostHere[], siteUrl: string): PostFinder {
  const byPath = firstOf(here, ({ path, aliases }) => [path, ...aliases].map(aliasFile));
  const bySlug = firstOf(here, ({ id, file }) => [id, slugOf(file)]);
  const byTitle = onlyOf(here, ({ title }) => titleKey(title));
  return ({ ids, addresses, title }) => {
    const paths = addresses.flatMap((address) => oldPath(address, siteUrl) ?? []);
    // Most addresses end in what was the name of the file.
    const names = paths.map((path) => lastName(path));
    const found = [
      ...paths.map((path) => byPath.get(aliasFile(path))),
      ...[...ids, ...names].map((name) => bySlug.get(name)),
      byTitle.get(titleKey(title)),
    ];
    return found.find((post) => post !== undefined) ?? null;
  };
}

function firstOf(here: readonly PostHere[], keysOf: (post: PostHere) => readonly string[]) {
  const found = new Map<string, PostHere>();
  for (const post of here) {
    for (const key of keysOf(post)) if (!found.has(key)) found.set(key, post);
  }
  return found;
}

/** Where two posts have one title, it tells neither. */
function onlyOf(here: readonly PostHere[], keyOf: (post: PostHere) => string) {
  const found = new Map<string, PostHere | undefined>();
  for (const post of here) found.set(keyOf(post), found.has(keyOf(post)) ? undefined : post);
  return found;
}

function titleKey(title: string): string {
  return cleanLine(title).toLowerCase();
}

function lastName(path: string): string {
  const name =
    path
      .replace(/\/index\.\w+$/, "")
      .split("/")
      .findLast((part) => part !== "") ?? "";
  return name.replace(/\.\w+$/, "").toLowerCase();
}
