/** What tells which post the comments in a folder are on. Pure. */
import type { PostHint } from "../origin.ts";
import type { EntryFolder } from "./entry-folders.ts";
import { fieldOf, hasValue } from "./names-of-fields.ts";
import type { Entry, Fields } from "./read-entry.ts";

/** What the comment itself says of it; empty where it says nothing. */
export function postNamedIn(fields: Fields): string {
  const named = fieldOf(fields, "post");
  if (hasValue(named)) return named;
  // Where a form has no field for it, `url` is not always the visitor's.
  const url = fields.get("url") ?? "";
  return url.startsWith("/") ? url : "";
}

/**
 * `named` is what the comments say, and `folder` where they lie: all of them, or those of one post.
 * Staticman's `_parent` is the address of the post where the form says no more than that.
 */
export function postHint(
  { name, isTop }: Pick<EntryFolder, "name" | "isTop">,
  named: string,
  entries: readonly Entry[],
): PostHint {
  const folder = isTop && named !== "" ? "" : name;
  const parents = entries.slice(0, 1).flatMap(({ fields }) => fields.get("parent") ?? []);
  const given = [named, folder, ...parents.filter((parent) => hasValue(parent))].filter(Boolean);
  return {
    ids: [...new Set(given.flatMap(namesIn))],
    addresses: given.filter((one) => one.includes("/")),
    title: named || folder,
  };
}

/** Jekyll's files begin with a date, which is no part of their name. */
function namesIn(given: string): string[] {
  const last = given.split("/").findLast((part) => part !== "") ?? "";
  const name = last.replace(/\.\w+$/, "");
  const plain = name.replace(/^\d{4}-\d\d-\d\d-/, "");
  return [last, name, plain, name.toLowerCase(), plain.toLowerCase()].filter((one) => one !== "");
}
