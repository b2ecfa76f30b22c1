/** Shows a visitor what a comment will look like. Keeps nothing. */
import { commentHtml } from "../comments/comment-html.ts";
import { originOf } from "./origin.ts";
import type { ServiceParts } from "./parts.ts";
import { postProblem } from "./post-check.ts";
import { readFields } from "./request-fields.ts";
import type { TypedFields } from "./typed-fields.ts";
import {
  openVisit,
  type Refused,
  refuse,
  refuseInvalid,
  refuseUnread,
  tokenAgain,
} from "./visit.ts";

export type Previewed =
  | { kind: "preview"; typed: TypedFields; token: string | null; html: string }
  | Refused;

/**
 * Whoever has seen the preview needs no confirmation any more: the token says so. Its checks are the
 * first of those in receive-submission.ts, which are written out there to be read as one list.
 */
export async function previewEntry(
  request: Request,
  client: string,
  parts: ServiceParts,
): Promise<Previewed> {
  const { settings, deployedSite, limits, clock } = parts;
  const now = clock();

  const body = await readFields(request);
  if (!body.ok) return refuseUnread(body.code);
  const visit = openVisit(body, now, parts);
  const pauseMs = limits.attempts.take(client);
  if (pauseMs > 0) return refuse(visit, "too_many", parts, pauseMs);
  if (!visit.parsed.ok) return refuseInvalid(visit, parts);
  const { entry } = visit.parsed;

  const origin = originOf(request, [settings.siteUrl, settings.serviceUrl]);
  if (origin === "foreign") return refuse(visit, "foreign_origin", parts);

  const problem = await postProblem(entry, deployedSite, now);
  if (problem !== null) return refuse(visit, problem, parts);

  const { typed } = visit;
  const token = tokenAgain(visit, parts);
  return { kind: "preview", typed, token, html: commentHtml(entry.text, "markdown") };
}
