/** What happens to a comment that a visitor sends: all checks in their order, up to the intake. */
import type { Entry } from "../comments/entry.ts";
import { momentOf } from "../comments/moment.ts";
import type { Suspicion } from "../comments/proposal.ts";
import type { Submission } from "../comments/submission.ts";
import { authorKey } from "./author-key.ts";
import type { FormToken } from "./form-token.ts";
import { contentDigest, type SubmissionContent } from "./intake-records.ts";
import { reasonOf } from "./log.ts";
import { type Origin, originOf } from "./origin.ts";
import type { ServiceParts } from "./parts.ts";
import { postProblem } from "./post-check.ts";
import { isProven } from "./proof-of-work.ts";
import type { ReadFields } from "./request-fields.ts";
import { suspicionsOf } from "./screening.ts";
import type { TypedFields } from "./typed-fields.ts";
import {
  openVisit,
  type Refused,
  refuse,
  refuseInvalid,
  refuseUnread,
  tokenAgain,
  type Visit,
} from "./visit.ts";

/** Why a visitor is asked to look at the text and to send it once more. */
export type ConfirmReason =
  | "no_token"
  | "changed"
  | "unknown_origin"
  | "hidden_field"
  | "too_quick"
  | "busy";

export type Received =
  | { kind: "received"; id: string; redirect: string | null }
  | { kind: "confirm"; reason: ConfirmReason; typed: TypedFields; token: string | null }
  | Refused;

/** `body` was read from `request`; `client` is what the rate limit knows the visitor by. */
export async function receiveSubmission(
  body: ReadFields,
  request: Request,
  client: string,
  parts: ServiceParts,
): Promise<Received> {
  const { settings, intake, limits } = parts;
  const now = parts.clock();

  if (!body.ok) return refuseUnread(body.code);
  const visit = openVisit(body, now, parts);
  const pauseMs = limits.attempts.take(client);
  if (pauseMs > 0) return refuse(visit, "too_many", parts, pauseMs);
  if (body.refusal !== null) return refuse(visit, body.refusal, parts);
  if (!visit.parsed.ok) return refuseInvalid(visit, parts);
  const { entry } = visit.parsed;

  const origin = originOf(request, [settings.siteUrl, settings.serviceUrl]);
  if (origin === "foreign") return refuse(visit, "foreign_origin", parts);

  const problem = await postProblem(entry, parts.deployedSite, now);
  if (problem !== null) return refuse(visit, problem, parts);

  const { token } = visit;
  if (token === null) return confirm(visit, "no_token", parts);
  const content = contentOf(entry, settings.identityKey);
  const digest = contentDigest(content);
  if (intake.find(token.id)?.digest === digest) return received(token.id, visit);
  if (isFromNowhere(origin, token)) return confirm(visit, "unknown_origin", parts);

  if (isHoneypotNews(visit, token)) return confirm(visit, "hidden_field", parts);
  const haste = hasteIn(token, now, settings.minimumTimeMs);
  const isMeant = await isMeantBy(visit, token, settings.signingKeys);
  if (haste.length > 0 && !isMeant) return confirm(visit, "too_quick", parts, haste);

  const waitMs = limits.client.take(client);
  if (waitMs > 0) return refuse(visit, "too_many", parts, waitMs);
  const isBusy = limits.total.take("everybody") > 0;
  if (isBusy && !isMeant) return confirm(visit, "busy", parts);

  const submission = { version: 1, id: token.id, date: momentOf(now), ...content } as const;
  return keep(submission, visit, haste, parts);
}

/** Answers "received" only after the submission is on disk. */
async function keep(
  submission: Submission,
  visit: Visit,
  haste: readonly Suspicion[],
  parts: ServiceParts,
): Promise<Received> {
  const { id, post, author, text } = submission;
  const noticed = [...(visit.token?.suspicions ?? []), ...haste];
  const suspicions = [...noticed, ...suspicionsOf({ name: author.name, text }, parts.site.author)];
  try {
    const keptId = await parts.intake.accept(submission, suspicions);
    if (keptId === null) return confirm(visit, "changed", parts);
    if (keptId !== id) return received(keptId, visit);
  } catch (error) {
    parts.log("not-kept", { id, reason: reasonOf(error) });
    return refuse(visit, "storage", parts);
  }
  parts.log("received", { id, post });
  parts.wake();
  return received(id, visit);
}

function received(id: string, { redirect }: Visit): Received {
  return { kind: "received", id, redirect };
}

/** The e-mail address ends here: only its key goes on. */
function contentOf(
  { post, replyTo, name, email, url, text }: Entry,
  identityKey: Buffer,
): SubmissionContent {
  return { post, replyTo, author: { name, url, key: authorKey(email, identityKey) }, text };
}

/** People do not see the field, but an eager form filler may; it fills it again, and is let through. */
function isHoneypotNews({ fillsHoneypot }: Visit, { suspicions }: FormToken): boolean {
  return fillsHoneypot && !suspicions.includes("hidden-field");
}

function isFromNowhere(origin: Origin, { step }: FormToken): boolean {
  return origin === "unknown" && step !== "confirm";
}

/** The age of a confirmation says nothing: its text was typed before it was issued. */
function hasteIn({ step, issued }: FormToken, now: number, minimumMs: number): Suspicion[] {
  return step === "form" && now - issued < minimumMs ? ["too-quick"] : [];
}

/** Pressing once more says so, and so does a sum that somebody's machine did; what was noticed stays. */
async function isMeantBy(
  { proof }: Visit,
  token: FormToken,
  keys: ServiceParts["settings"]["signingKeys"],
): Promise<boolean> {
  return token.step === "confirm" || isProven(proof, token, keys);
}

function confirm(
  visit: Visit,
  reason: ConfirmReason,
  parts: ServiceParts,
  noticed: readonly Suspicion[] = [],
): Received {
  const token = tokenAgain(visit, parts, noticed);
  return { kind: "confirm", reason, typed: visit.typed, token };
}
