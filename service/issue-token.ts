/** Gives a script on the site's pages what its form lacks: a token, and the sum that goes with it. */
import { isPostId } from "../comments/post-id.ts";
import { newToken, writeToken } from "./form-token.ts";
import { originOf } from "./origin.ts";
import type { ServiceParts } from "./parts.ts";
import { postProblem } from "./post-check.ts";
import { challengeFor } from "./proof-of-work.ts";
import { type Refused, refuseUnread } from "./visit.ts";

export type Issued =
  | { kind: "issued"; token: string; challenge: Awaited<ReturnType<typeof challengeFor>> }
  | Refused;

/** `GET /token?post=…` */
export async function issueToken(
  post: string,
  request: Request,
  client: string,
  parts: ServiceParts,
): Promise<Issued> {
  const { settings, deployedSite, limits, newId, clock } = parts;
  const now = clock();
  const pauseMs = limits.attempts.take(client);
  if (pauseMs > 0) {
    return { ...refuseUnread("too_many"), retryAfterSeconds: Math.ceil(pauseMs / 1000) };
  }
  if (originOf(request, [settings.siteUrl]) === "foreign") return refuseUnread("foreign_origin");
  if (!isPostId(post)) return refuseUnread("unknown_post");
  const problem = await postProblem({ post, replyTo: null }, deployedSite, now);
  if (problem !== null) return refuseUnread(problem);

  const token = newToken(newId(now), post, now);
  const keys = settings.signingKeys;
  const challenge = await challengeFor(token, keys);
  return { kind: "issued", token: writeToken(token, keys), challenge };
}
