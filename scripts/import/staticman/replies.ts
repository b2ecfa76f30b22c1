/** Finds what each comment on a post answers, by any of the ways that themes have of saying so. Pure. */
import { fieldOf, hasValue, REPLY_NAMES } from "./names-of-fields.ts";
import type { Entry } from "./read-entry.ts";

/** Staticman gives each comment one of these. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** By their number among those that answer none: so does the theme that most others are made after. */
const NUMBERED = new Set(["replyto", "replyingto", "parent"]);

export interface Replies {
  idOf(entry: Entry): string;
  /** An id; null where it answers the post. */
  parentOf(entry: Entry): string | null;
}

/** Of the comments on one post, by the names of their files. */
export function repliesAmong(entries: readonly Entry[]): Replies {
  const ids = idsOf(entries);
  const named = byName(entries);
  const numbered = new Map([...NUMBERED].map((name) => [name, topLevel(entries, name)]));
  const idOf = (entry: Entry) => ids.get(entry) ?? entry.path;
  const answered = (entry: Entry, name: string, value: string): string | null => {
    const found = [value, withoutMark(value)].flatMap((key) => named.get(key) ?? []);
    const counted = /^\d+$/.test(value) ? numbered.get(name)?.[Number(value) - 1] : undefined;
    const one = [...found, counted].find((other) => other !== undefined && other !== entry);
    if (one !== undefined) return idOf(one);
    // It may come with a later export.
    return UUID.test(value) && !found.includes(entry) ? value.toLowerCase() : null;
  };
  return {
    idOf,
    parentOf(entry) {
      for (const name of REPLY_NAMES) {
        const value = entry.fields.get(name);
        const parent = hasValue(value) ? answered(entry, name, value) : null;
        if (parent !== null) return parent;
      }
      return null;
    },
  };
}

/** Staticman's own where it gave one; else the file's, which no other has either. */
function idsOf(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const first = new Map<string, Entry>();
  return new Map(
    entries.map((entry): [Entry, string] => {
      const given = fieldOf(entry.fields, "id").toLowerCase();
      if (!UUID.test(given)) return [entry, entry.path];
      const before = first.get(given);
      if (before === undefined) first.set(given, entry);
      // A copy of a file is the same comment; one that was made after another is not.
      return [entry, before === undefined || isCopy(before, entry) ? given : entry.path];
    }),
  );
}

function isCopy(a: Entry, b: Entry): boolean {
  return fieldOf(a.fields, "text") === fieldOf(b.fields, "text");
}

function byName(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const named = new Map<string, Entry>();
  for (const entry of entries) {
    for (const name of [fieldOf(entry.fields, "id"), entry.stem]) {
      if (name !== "" && !named.has(name)) named.set(name, entry);
    }
  }
  return named;
}

function topLevel(entries: readonly Entry[], name: string): readonly Entry[] {
  return entries.filter(({ fields }) => !hasValue(fields.get(name)));
}

/** Some give the anchor of the comment on its page. */
function withoutMark(value: string): string {
  return value.replace(/^#/, "").replace(/^comment[-_]?/i, "");
}
