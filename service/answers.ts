/** Turns what came of a request into its answer: a page or a redirect for people, JSON for programs. */
import type { Context } from "hono";
import { commentHtml } from "../comments/comment-html.ts";
import type { EntryProblem } from "../comments/entry.ts";
import type { Issued } from "./issue-token.ts";
import { errorPage } from "./pages/error-page.ts";
import { problemSentence } from "./pages/form-fields.ts";
import { type FormPage, formPage } from "./pages/form-page.ts";
import { basePath } from "./pages/layout.ts";
import { statusPage } from "./pages/status-page.ts";
import type { ServiceParts } from "./parts.ts";
import { postContext } from "./post-context.ts";
import type { Previewed } from "./preview.ts";
import type { Received } from "./receive-submission.ts";
import { REFUSALS, type RefusalCode } from "./refusals.ts";
import { mediaType } from "./request-fields.ts";
import type { Status } from "./status.ts";
import { statusPath } from "./status-address.ts";
import type { Refused } from "./visit.ts";

type Answer = Response | Promise<Response>;

/** Whoever sends JSON reads JSON, and whoever asks for it rather than for a page. */
export function wantsJson({ req }: Context): boolean {
  if (mediaType(req.raw) === "application/json") return true;
  const accept = req.header("accept") ?? "";
  return accept.includes("application/json") && !accept.includes("text/html");
}

export function answerReceived(c: Context, result: Received, parts: ServiceParts): Answer {
  if (result.kind === "refused") return answerRefused(c, result, parts);
  if (result.kind === "confirm") return answerConfirm(c, result, parts);
  const path = statusPath(result.id, parts.settings.signingKeys);
  if (!wantsJson(c)) return c.redirect(result.redirect ?? basePath(parts) + path, 303);
  return c.json({ id: result.id, statusUrl: parts.settings.serviceUrl + path }, 202);
}

export function answerIssued(c: Context, result: Issued, parts: ServiceParts): Answer {
  if (result.kind === "refused") return answerRefused(c, result, parts);
  const { token, challenge } = result;
  return c.json({ token, challenge });
}

export async function answerPreview(
  c: Context,
  result: Previewed,
  parts: ServiceParts,
): Promise<Response> {
  if (result.kind === "refused") return answerRefused(c, result, parts);
  const { typed, token, html } = result;
  if (wantsJson(c)) return c.json({ html, token });
  const { service } = parts.words;
  const title = service.previewTitle;
  return c.html(await filledForm({ title, typed, token, preview: { sanitised: html } }, parts));
}

export function answerStatus(c: Context, status: Status, parts: ServiceParts): Answer {
  const { id, name, url } = status;
  return wantsJson(c) ? c.json({ id, status: name, url }) : c.html(statusPage(status, parts));
}

export function answerError(c: Context, code: RefusalCode, parts: ServiceParts): Answer {
  const { status } = REFUSALS[code];
  const message = parts.words.service.refused[code];
  if (wantsJson(c)) return c.json({ error: { code, message, fields: {} } }, status);
  return c.html(errorPage(code, parts), status);
}

/** 200 for people, who have done nothing wrong; 428 (RFC 6585) tells a program what is missing. */
async function answerConfirm(
  c: Context,
  { reason, typed, token }: Extract<Received, { kind: "confirm" }>,
  parts: ServiceParts,
): Promise<Response> {
  const { service } = parts.words;
  const notice = service.confirm[reason];
  if (wantsJson(c)) {
    const error = { code: "confirm", reason, message: service.confirmAgain, notice, fields: {} };
    return c.json({ error, token, entry: typed }, 428);
  }
  const preview = { sanitised: commentHtml(typed.text, "markdown") };
  const title = service.confirmTitle;
  return c.html(await filledForm({ title, notice, typed, token, preview }, parts));
}

async function answerRefused(
  c: Context,
  { code, typed, token, problems, retryAfterSeconds }: Refused,
  parts: ServiceParts,
): Promise<Response> {
  const { status } = REFUSALS[code];
  const { service } = parts.words;
  const message = service.refused[code];
  if (retryAfterSeconds !== null) c.header("retry-after", String(retryAfterSeconds));
  if (wantsJson(c)) {
    const fields = sentences(problems, parts);
    return c.json({ error: { code, message, fields }, token, entry: typed }, status);
  }
  const page = { title: service.refusedTitle, notice: message, typed, token, problems };
  return c.html(await filledForm(page, parts), status);
}

type Filled = Pick<FormPage, "title" | "typed" | "token"> & Partial<FormPage>;

async function filledForm(page: Filled, parts: ServiceParts) {
  const context = await postContext(page.typed, parts.deployedSite);
  return formPage({ notice: null, preview: null, problems: [], ...context, ...page }, parts);
}

function sentences(
  problems: readonly EntryProblem[],
  { words }: ServiceParts,
): Record<string, { code: string; message: string }> {
  return Object.fromEntries(
    problems.map((problem) => {
      const message = problemSentence(problem, words);
      return [problem.field, { code: problem.code, message }];
    }),
  );
}
