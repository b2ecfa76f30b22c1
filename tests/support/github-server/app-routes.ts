/** What a GitHub App asks as itself, with a claim that it signed. */
import { createPublicKey, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { jwtVerify } from "jose";
import { z } from "zod";
import { bodyOf } from "./bodies.ts";
import { notFound, refused } from "./refusals.ts";
import type { GithubState } from "./state.ts";

const HOUR_MS = 3_600_000;
const LONGEST_CLAIM_S = 10 * 60;
const NOT_INSTALLED = "apps/get-repo-installation 404";

export function appRoutes(state: GithubState): Hono {
  const app = new Hono();
  const asApp = createMiddleware(async (context, next) => {
    await verify(state, context.req.header("authorization")?.replace(/^Bearer /, "") ?? "");
    return next();
  });

  app.get("/repos/:owner/:name/installation", asApp, (context) => {
    const { owner, name } = context.req.param();
    const { app: installed } = state;
    if (installed === null || owner !== state.owner) throw notFound(NOT_INSTALLED);
    // Description, apps/get-repo-installation: 301.
    if (state.formerNames.includes(name))
      return context.json({ message: "Moved Permanently" }, 301);
    if (name !== state.name) throw notFound(NOT_INSTALLED);
    return context.json({
      id: installed.installation,
      permissions: { metadata: "read", ...installed.rights },
      events: installed.hook?.events ?? [],
      suspended_at: null,
    });
  });

  // Docs, "REST API endpoints for GitHub App webhooks".
  app.get("/app/hook/config", asApp, (context) =>
    context.json(state.app?.hook?.config ?? { content_type: "form", insecure_ssl: "0" }),
  );
  app.get("/app/hook/deliveries", asApp, (context) =>
    context.json(state.app?.hook?.deliveries ?? []),
  );

  app.post("/app/installations/:id/access_tokens", asApp, async (context) => {
    const { app: installed } = state;
    if (installed?.installation !== Number(context.req.param("id")))
      throw notFound("apps/create-installation-access-token 404");
    const { repositories } = await bodyOf(context, z.object({ repositories: z.array(z.string()) }));
    if (repositories.some((name) => name !== state.name))
      throw refused(
        "apps/create-installation-access-token 422",
        "There is at least one repository that does not exist.",
      );
    const token = `ghs_${randomUUID()}`;
    const until = state.clock() + HOUR_MS;
    state.tokens.set(token, { login: "stet-app[bot]", rights: installed.rights, until });
    return context.json({ token, expires_at: new Date(until).toISOString() }, 201);
  });

  return app;
}

/**
 * What a claim has to hold:
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app.
 */
async function verify({ app, clock }: GithubState, claim: string): Promise<void> {
  const undecodable = refused(
    "apps/create-installation-access-token 401",
    "A JSON web token could not be decoded",
  );
  if (app === null) throw undecodable;
  try {
    const { payload } = await jwtVerify(claim, createPublicKey(app.publicKey), {
      algorithms: ["RS256"],
      issuer: app.id,
      currentDate: new Date(clock()),
      requiredClaims: ["iat", "exp"],
    });
    const now = clock() / 1000;
    if ((payload.iat ?? 0) > now || (payload.exp ?? 0) > now + LONGEST_CLAIM_S) throw undecodable;
  } catch {
    throw undecodable;
  }
}
