/** Finds the post that a set of comments belongs to: by its id, or by an address it has or had. Pure. */

import { aliasFile } from "../../site/alias-path.ts";
import { slugOf } from "../../site/permalinks.ts";
import { oldPath } from "./old-path.ts";
import type { PostHint } from "./origin.ts";
import type { PostHere } from "./posts-here.ts";

export type PostFinder = (hint: PostHint) => PostHere | null;

export function findPost(here: readonly PostHere[], siteUrl: string): PostFinder {
  const byPath = firstOf(here, ({ path, aliases }) => [path, ...aliases].map(aliasFile));
  const bySlug = firstOf(here, ({ id, file }) => [id, slugOf(file)]);
  return ({ ids, addresses }) => {
    const paths = addresses.flatMap((address) => oldPath(address, siteUrl) ?? []);
    // Most addresses end in what was the name of the file.
    const names = paths.map((path) => lastName(path));
    const found = [
      ...paths.map((path) => byPath.get(aliasFile(path))),
      ...[...ids, ...names].map((name) => bySlug.get(name)),
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

function lastName(path: string): string {
  const name = path.split("/").findLast((part) => part !== "") ?? "";
  return name.replace(/\.\w+$/, "").toLowerCase();
}
