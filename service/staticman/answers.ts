/** Answers a Staticman form: redirects and JSON as Staticman gives them, else our own pages. */
import type { Context } from "hono";
import type { Words } from "../../words/words.ts";
import { answerError, answerReceived, wantsJson } from "../answers.ts";
import type { ServiceParts } from "../parts.ts";
import type { Received } from "../receive-submission.ts";
import { REFUSALS, type RefusalCode } from "../refusals.ts";
import { statusPath } from "../status-address.ts";
import type { Refused } from "../visit.ts";
import { errorCodeOf, type Failure, failureOf } from "./failures.ts";
import type { StaticmanForm } from "./read-form.ts";

type Answer = Response | Promise<Response>;

export function answerForm(
  c: Context,
  form: StaticmanForm,
  result: Received,
  parts: ServiceParts,
): Answer {
  const redirect = redirectAfter(form, result);
  if (redirect !== null && !wantsJson(c)) return c.redirect(redirect, 303);
  if (wantsPage(c)) return answerReceived(c, result, parts);
  if (result.kind === "received") return answerKept(c, form, result.id, parts);
  if (result.kind === "refused") return answerRefused(c, form, result, parts);
  return answerFailure(c, 428, {
    errorCode: "CONFIRMATION_REQUIRED",
    message: parts.words.service.staticman.confirmAgain,
    data: [],
    fields: Object.fromEntries(form.sent),
    token: result.token,
  });
}

export function answerStaticmanError(c: Context, code: RefusalCode, parts: ServiceParts): Answer {
  if (wantsPage(c)) return answerError(c, code, parts);
  const message = parts.words.service.refused[code];
  return answerFailure(c, REFUSALS[code].status, { errorCode: errorCodeOf(code), message });
}

/** What Staticman had and nobody needs here. */
export function answerRetired(
  c: Context,
  name: keyof Words["service"]["staticman"]["retired"],
  { words }: ServiceParts,
): Answer {
  const message = words.service.staticman.retired[name];
  return answerFailure(c, 410, { errorCode: "GONE", message });
}

/**
 * What the visitor can mend, confirm or send later is never left for a page of the author's, which
 * knows nothing of what was typed.
 */
function redirectAfter(form: StaticmanForm, result: Received): string | null {
  if (result.kind === "received") return result.redirect;
  const isFinal = result.kind === "refused" && !REFUSALS[result.code].canSendAgain;
  return isFinal ? form.redirectError : null;
}

/** Staticman answers everybody in JSON, so that only browsers, which ask for a page, get one. */
function wantsPage(c: Context): boolean {
  return !wantsJson(c) && (c.req.header("accept") ?? "").includes("text/html");
}

/** 200 rather than 202: scripts of themes compare with it. The e-mail address is forgotten by now. */
function answerKept(c: Context, form: StaticmanForm, id: string, parts: ServiceParts): Answer {
  const { serviceUrl, signingKeys } = parts.settings;
  const email = form.names.get("email");
  const fields = Object.fromEntries([...form.sent].filter(([name]) => name !== email));
  const statusUrl = serviceUrl + statusPath(id, signingKeys);
  return c.json({ success: true, fields, _id: id, statusUrl });
}

function answerRefused(
  c: Context,
  form: StaticmanForm,
  refused: Refused,
  parts: ServiceParts,
): Answer {
  if (refused.retryAfterSeconds !== null) {
    c.header("retry-after", String(refused.retryAfterSeconds));
  }
  const { status, failure } = failureOf(refused, form, parts.words);
  return answerFailure(c, status, failure);
}

function answerFailure(
  c: Context,
  status: (typeof REFUSALS)[RefusalCode]["status"] | 410 | 428,
  failure: Failure,
): Answer {
  return c.json({ success: false, ...failure }, status);
}
