/** One attempt to send a comment: what was typed, and the token it came with. */
import { type EntryProblem, type ParsedEntry, parseEntry } from "../comments/entry.ts";
import { isPostId } from "../comments/post-id.ts";
import type { Suspicion } from "../comments/proposal.ts";
import { type FormToken, newToken, readToken, writeToken } from "./form-token.ts";
import type { ServiceParts } from "./parts.ts";
import { REFUSALS, type RefusalCode } from "./refusals.ts";
import type { SentFields } from "./request-fields.ts";
import { NOTHING_TYPED, type TypedFields, typedFields } from "./typed-fields.ts";

export interface Visit {
  readonly typed: TypedFields;
  readonly parsed: ParsedEntry;
  /** Null where there is none, or none that holds for this post and now. */
  readonly token: FormToken | null;
  readonly fillsHoneypot: boolean;
  /** Of the sum that came with the token; empty where there is none. */
  readonly proof: string;
  /** Where the browser goes once the entry is received; null: to its status page. */
  readonly redirect: string | null;
}

export interface Refused {
  readonly kind: "refused";
  readonly code: RefusalCode;
  readonly typed: TypedFields;
  /** For sending it once more; null where that is of no use. */
  readonly token: string | null;
  readonly problems: readonly EntryProblem[];
  readonly retryAfterSeconds: number | null;
}

export function openVisit(body: SentFields, now: number, parts: ServiceParts): Visit {
  const { fields, problems } = body;
  const typed = typedFields(fields);
  const parsed = parseEntry(Object.fromEntries(fields));
  const keys = parts.settings.signingKeys;
  const token = readToken(fields.get("token") ?? null, { post: typed.post, now, keys });
  return {
    typed,
    parsed: problems.length > 0 ? withProblems(parsed, problems) : parsed,
    token: token ?? (body.needsToken ? null : tokenInstead(typed.post, now, parts)),
    fillsHoneypot: body.honeypot !== "",
    proof: body.proof,
    redirect: body.redirect ?? token?.redirect ?? null,
  };
}

/** As if its form had been open for long enough: how long it was, such a form cannot say. */
function tokenInstead(post: string, now: number, { newId, settings }: ServiceParts): FormToken {
  return newToken(newId(now), post, now - settings.minimumTimeMs);
}

/**
 * A token for sending the same text once more. It keeps the id, so that however often a form comes
 * back there is one submission, unless that id has become another content's.
 */
export function tokenAgain(
  { token, typed, fillsHoneypot, redirect }: Visit,
  { clock, intake, newId, settings }: ServiceParts,
  noticed: readonly Suspicion[] = [],
): string | null {
  if (!isPostId(typed.post)) return null;
  const now = clock();
  const isUsable = token !== null && intake.find(token.id) === null;
  const base = isUsable ? token : newToken(newId(now), typed.post, now);
  const suspicions = new Set([...(token?.suspicions ?? []), ...noticed]);
  if (fillsHoneypot) suspicions.add("hidden-field");
  return writeToken(
    { ...base, step: "confirm", suspicions: [...suspicions], redirect },
    settings.signingKeys,
  );
}

/** Where nothing could be read, there is nothing to give back. */
export function refuseUnread(code: RefusalCode): Refused {
  return {
    kind: "refused",
    code,
    typed: NOTHING_TYPED,
    token: null,
    problems: [],
    retryAfterSeconds: null,
  };
}

/** A form that belongs to no post cannot be mended, so it is not said to need another look. */
export function refuseInvalid(visit: Visit, parts: ServiceParts): Refused {
  return refuse(visit, isPostId(visit.typed.post) ? "invalid" : "unknown_post", parts);
}

/** Gives back what was typed and, where it can do any good, a token for sending it once more. */
export function refuse(
  visit: Visit,
  code: RefusalCode,
  parts: ServiceParts,
  waitMs: number | null = null,
): Refused {
  const { typed, parsed } = visit;
  return {
    kind: "refused",
    code,
    // What it answered is gone: sent once more, it becomes a comment of its own.
    typed: code === "unknown_parent" ? { ...typed, replyTo: "" } : typed,
    token: REFUSALS[code].canSendAgain ? tokenAgain(visit, parts) : null,
    problems: parsed.ok ? [] : parsed.problems,
    retryAfterSeconds: waitMs === null ? null : Math.ceil(waitMs / 1000),
  };
}

function withProblems(parsed: ParsedEntry, problems: readonly EntryProblem[]): ParsedEntry {
  return { ok: false, problems: [...problems, ...(parsed.ok ? [] : parsed.problems)] };
}
