/**
 * What a small Forgejo or Gitea answers. It keeps state, and refuses what the real one refuses; each
 * refusal cites what it follows: see refusal.ts.
 */
import { Hono } from "hono";
import { addContentsRoutes } from "./contents-routes.ts";
import type { Environment } from "./context.ts";
import { addIssueRoutes } from "./issue-routes.ts";
import { addPullRoutes } from "./pull-routes.ts";
import { notFound, refused } from "./refusal.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";
import type { RepositoryState } from "./state.ts";

export function forgejoApp(state: RepositoryState): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.use(async (context, next) => {
    const [, token = ""] = (context.req.header("authorization") ?? "").split(/^token /);
    const login = state.tokens.get(token);
    // A token that is no good is refused everywhere, also for what everybody may read.
    if (login === undefined)
      return refused({
        source: "Gitea: apiAuth 401",
        message: "invalid username, password or token",
      });
    context.set("login", login);
    return next();
  });
  for (const add of [addRepositoryRoutes, addContentsRoutes, addPullRoutes, addIssueRoutes])
    add(routes, state);
  routes.notFound(() => notFound("RFC 9110, 15.5.5 404"));
  return routes;
}
