/** What the forms of Staticman's themes call the fields of an entry. Pure. */
import type { EntryProblem } from "../../comments/entry.ts";
import type { Bracketed } from "./bracket-names.ts";

const ENTRY_NAMES = ["name", "email", "url", "text", "replyTo"] as const;

export type EntryName = (typeof ENTRY_NAMES)[number];

/** Written as `plainName` writes them. Where a form has several, the first that is filled in counts. */
const KNOWN: Readonly<Record<EntryName, readonly string[]>> = {
  name: ["name", "author", "username", "nickname"],
  email: ["email", "mail", "emailaddress"],
  url: ["url", "website", "site", "web", "homepage", "link"],
  text: ["message", "comment", "text", "body", "content"],
  // The comment itself comes before the thread that it is in.
  replyTo: [
    ...["replyingtouid", "replyingtoid", "replytoid", "replyid", "parentid"],
    ...["replyingto", "replyto", "parent", "replythread"],
  ],
};

/** Hidden from people by the theme's style sheet. */
const HONEYPOTS = ["hidden", "honeypot", "botpot"];

/** What names the post, in fields as in options; the surest first. */
export const POST_NAMES = ["slug", "postid", "entryid", "post", "origin"];

/** They say nothing more about a comment; and nobody can subscribe. */
const WITHOUT_MEANING = [
  ...[...KNOWN.replyTo, ...POST_NAMES, ...HONEYPOTS],
  ...["replyname", "subscribe"],
];

/** Some themes hash the address in the browser, and of the hash no address can be made. */
const MD5 = /^\s*[0-9a-f]{32}\s*$/iu;

export interface KnownFields {
  /** By our names for them. */
  fields: ReadonlyMap<EntryName, string>;
  /** What the form calls each of ours. */
  names: ReadonlyMap<EntryName, string>;
  honeypot: string;
  problems: EntryProblem[];
}

export function knownFields(bracketed: Bracketed): KnownFields {
  const { fields: sent, meaningless } = bracketed;
  const fields = new Map<EntryName, string>();
  const names = new Map<EntryName, string>();
  for (const ours of ENTRY_NAMES) {
    const found = KNOWN[ours].flatMap((name) => fieldsCalled(name, sent));
    const [name, value] = found.find(isFilledIn) ?? found[0] ?? [];
    if (name === undefined || value === undefined) continue;
    names.set(ours, name);
    fields.set(ours, meant(ours, value));
  }
  const isUsed = (name: string) => [...names.values()].includes(name) || isWithoutMeaning(name);
  const unknown = [...sent].filter(isFilledIn).filter(([name]) => !isUsed(name));
  const wrong = [...meaningless].filter((name) => !isWithoutMeaning(name));
  return {
    fields,
    names,
    honeypot: HONEYPOTS.flatMap((name) => fieldsCalled(name, sent))
      .map(([, value]) => value)
      .join(""),
    problems: [
      ...wrong.map((name) => ({ field: entryName(name) ?? name, code: "invalid" }) as const),
      ...unknown.map(([field]) => ({ field, code: "unknown" }) as const),
    ],
  };
}

/** What is called so, in whatever way it is written. */
export function fieldsCalled(
  plain: string,
  sent: ReadonlyMap<string, string>,
): (readonly [name: string, value: string])[] {
  return [...sent].filter(([name]) => plainName(name) === plain);
}

/** Themes hand on the id of the element that the comment is in. */
export function commentIn(typed: string): string {
  return typed.trim().replace(/^comment-/u, "");
}

/** Null where it is none of an entry's. */
export function entryName(name: string): EntryName | null {
  return ENTRY_NAMES.find((ours) => KNOWN[ours].includes(plainName(name))) ?? null;
}

function meant(ours: EntryName, value: string): string {
  if (ours === "replyTo") return commentIn(value);
  return ours === "email" && MD5.test(value) ? "" : value;
}

function isFilledIn([, value]: readonly [name: string, value: string]): boolean {
  return value.trim() !== "";
}

function isWithoutMeaning(name: string): boolean {
  return WITHOUT_MEANING.includes(plainName(name));
}

/** Themes write `replyTo`, `reply_to` and `reply-to`. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/gu, "");
}
