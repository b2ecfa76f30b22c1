/** Reads one of Staticman's files. Whatever YAML would take for a number or a date stays the text that it is. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { EntryFile } from "./entry-folders.ts";

/** What the file says, by {@link keyFor}. */
export type Fields = ReadonlyMap<string, string>;

export interface Entry {
  path: string;
  /** The file's name without its ending. */
  stem: string;
  fields: Fields;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?\r?\n)---[ \t]*(?:\r?\n([\s\S]*))?$/;
/** Of these schemas it is the one that knows text, lists and maps, and nothing else. */
const YAML = {
  schema: "failsafe",
  uniqueKeys: false,
  logLevel: "error",
  prettyErrors: false,
} as const;

/** Null where it cannot be read, or holds no fields. */
export function readEntry({ path, file }: EntryFile): Entry | null {
  const bytes = readFileSync(file);
  try {
    const fields = fieldsOf(contentOf(UTF8.decode(bytes), path));
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
    return fields.size === 0 ? null : { path, stem, fields };
  } catch {
    // Whatever is wrong with it, a person has to look at the file.
    return null;
  }
}

/** `replying_to_uid`, `replyingToUid` and `Replying-to-UID` are one; `_id` and `_parent` lose their mark. */
export function keyFor(written: string): string {
  return written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function contentOf(text: string, path: string): unknown {
  if (/\.json$/i.test(path)) return JSON.parse(text);
  if (!/\.md$/i.test(path)) return parse(text, YAML);
  const [, yaml, body = ""] = FRONT_MATTER.exec(text) ?? [];
  if (yaml === undefined) return null;
  const fields: unknown = parse(yaml, YAML);
  return isRecord(fields) ? { ...fields, frontmatterContent: body } : null;
}

/** Those of a map in it are named after both: `author: { name }` is `authorname`. */
function fieldsOf(content: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (key: string, value: unknown) => {
    const isText = ["string", "number", "boolean"].includes(typeof value);
    // Of two that are one, the first with a value counts.
    if (isText && (fields.get(key) ?? "") === "") fields.set(key, String(value).trim());
  };
  if (!isRecord(content)) return fields;
  for (const [name, value] of Object.entries(content)) {
    if (isRecord(value)) {
      for (const [inner, text] of Object.entries(value)) add(keyFor(name) + keyFor(inner), text);
    } else add(keyFor(name), value);
  }
  return fields;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
