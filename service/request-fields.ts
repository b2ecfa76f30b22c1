/** Reads the fields of a request, as a form or a JSON client sends them, up to a limit. */
import { Entry, type EntryProblem } from "../comments/entry.ts";
import { type Bytes, limitedBody } from "./limited-body.ts";
import type { RefusalCode } from "./refusals.ts";

/** The longest comment in a script of three UTF-8 bytes a letter, each byte written as %XX, fits. */
export const BODY_LIMIT = 256 * 1024;

/** More than twice as many as a form of ours has: each one that is wrong makes the answer longer. */
const MAX_FIELDS = 20;

/** Hidden from people by the style sheet; only a machine fills it in. */
const HONEYPOT = "subject";

/** Of the sum that the site's script did; a form without it is as good. */
const PROOF = "proof";

/** An entry before it is checked, with our names for its fields. */
export interface SentFields {
  ok: true;
  fields: Map<string, string>;
  honeypot: string;
  /** Empty where there is none. */
  proof: string;
  problems: EntryProblem[];
  /** Why it cannot be taken, whatever it says; null where there is no such reason. */
  refusal: RefusalCode | null;
  /** False where its form cannot hold a token, and the author waives the confirmation. */
  needsToken: boolean;
  /** Where the browser goes once it is received: checked, absolute. Null: to its status page. */
  redirect: string | null;
}

interface Unread {
  ok: false;
  code: "too_large" | "unsupported_type" | "unreadable";
}

export type ReadFields = SentFields | Unread;

export type Pairs = Iterable<readonly [string, unknown]>;
type ReadPairs = (bytes: Bytes, request: Request) => Pairs | Promise<Pairs>;

export async function readFields(request: Request): Promise<ReadFields> {
  const read = await readPairs(request);
  return read.ok ? flatFields(read.pairs) : read;
}

/** Names and values as they were sent: of a form texts and files, of JSON whatever it holds. */
export async function readPairs(request: Request): Promise<{ ok: true; pairs: Pairs } | Unread> {
  const bytes = await limitedBody(request, BODY_LIMIT);
  if (bytes === null) return { ok: false, code: "too_large" };
  const pairsOf = PAIRS_BY_TYPE.get(mediaType(request));
  if (!pairsOf) return { ok: false, code: "unsupported_type" };
  try {
    return { ok: true, pairs: await pairsOf(bytes, request) };
  } catch {
    return { ok: false, code: "unreadable" };
  }
}

const PAIRS_BY_TYPE: ReadonlyMap<string, ReadPairs> = new Map<string, ReadPairs>([
  ["application/x-www-form-urlencoded", (bytes) => new URLSearchParams(decode(bytes))],
  ["multipart/form-data", multipartPairs],
  ["application/json", (bytes) => jsonPairs(JSON.parse(decode(bytes)))],
]);

export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** One plain text for each name: a name given twice and a file have no meaning here. */
function flatFields(pairs: Pairs): ReadFields {
  const fields = new Map<string, string>();
  const meaningless = new Set<string>();
  let count = 0;
  for (const [field, value] of pairs) {
    count += 1;
    // What was typed is given back, wherever it stands.
    const isKept = count <= MAX_FIELDS || Object.hasOwn(Entry.shape, field);
    if (value === null || !isKept) continue;
    if (typeof value !== "string" || fields.has(field)) meaningless.add(field);
    else fields.set(field, value);
  }
  const problems = [...meaningless].map((field) => ({ field, code: "invalid" }) as const);
  const honeypot = takenOut(fields, HONEYPOT);
  const proof = takenOut(fields, PROOF);
  const refusal = count > MAX_FIELDS ? "unreadable" : null;
  return { ok: true, fields, honeypot, proof, problems, refusal, needsToken: true, redirect: null };
}

function takenOut(fields: Map<string, string>, name: string): string {
  const value = fields.get(name) ?? "";
  fields.delete(name);
  return value;
}

function multipartPairs(bytes: Bytes, request: Request): Promise<Pairs> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return new Response(bytes, { headers }).formData();
}

function jsonPairs(body: unknown): Pairs {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new TypeError("expected a JSON object");
  }
  return Object.entries(body);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
