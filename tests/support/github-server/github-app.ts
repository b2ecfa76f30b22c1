/** What a small GitHub answers. Each refusal cites what it follows: see refusals.ts. */
import { Hono } from "hono";
import { type Asked, knownRepository, knownToken } from "./access.ts";
import { accountAnswer } from "./answers.ts";
import { appRoutes } from "./app-routes.ts";
import { gitRoutes } from "./git-routes.ts";
import { issueRoutes } from "./issue-routes.ts";
import { type ContentLimits, contentLimits } from "./limits.ts";
import { pullRoutes } from "./pull-routes.ts";
import { refused } from "./refusals.ts";
import { repositoryRoutes } from "./repository-routes.ts";
import type { GithubState } from "./state.ts";

export function githubApp(state: GithubState, limits: ContentLimits): Hono {
  const repository = new Hono<Asked>();
  repository.use(knownToken(state), knownRepository(state), contentLimits(state.clock, limits));
  for (const routes of [gitRoutes, repositoryRoutes, pullRoutes, issueRoutes])
    repository.route("/", routes(state));
  const user = new Hono<Asked>().use(knownToken(state)).get("/", (context) => {
    const { login } = context.get("access");
    // An installation is no user.
    if (login.endsWith("[bot]"))
      throw refused("users/get-authenticated 403", "Resource not accessible by integration");
    return context.json(accountAnswer(login));
  });
  return new Hono()
    .route("/", appRoutes(state))
    .route("/user", user)
    .route("/repos/:owner/:name", repository);
}
