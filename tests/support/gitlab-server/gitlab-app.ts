/** What a GitLab with one project answers: it remembers, and each refusal cites what it follows: see refusals.ts. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { ZodError } from "zod";
import { type GitlabState, PROJECT_ID, PROJECT_PATH, TOKEN_USER } from "./gitlab-state.ts";
import { addIssueRoutes } from "./issue-routes.ts";
import { addMergeRequestRoutes } from "./merge-request-routes.ts";
import { badBody, narrowScope, notFound, Refusal, unauthorized } from "./refusals.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";

export function gitlabApp(state: GitlabState): Hono {
  const app = new Hono();

  // "Weak ETags": GitLab sends one with each answer to GET, and 304 where it is sent back.
  app.use(etag({ weak: true }));
  app.use(async (c, next) => {
    if (c.req.header("private-token") !== state.token) throw unauthorized();
    await next();
  });

  app.get("/api/v4/personal_access_tokens/self", (c) =>
    c.json({
      id: 4,
      scopes: state.scopes,
      user_id: TOKEN_USER,
      active: true,
      expires_at: state.expiresAt,
    }),
  );
  app.route("/api/v4/projects/:id", projectOf(state));
  app.onError((error, c) => {
    const refusal = error instanceof ZodError ? badBody(error.message) : error;
    if (refusal instanceof Refusal) return c.json(refusal.body, refusal.status);
    throw refusal;
  });
  return app;
}

function projectOf(state: GitlabState): Hono {
  const project = new Hono();
  project.use(async (c, next) => {
    const id = c.req.param("id");
    const isMember = (state.members.get(TOKEN_USER) ?? 0) > 0;
    if (!state.scopes.includes("api")) throw narrowScope();
    if ((id !== PROJECT_PATH && id !== String(PROJECT_ID)) || !isMember) throw notFound("Project");
    await next();
  });
  project.get("/", (c) =>
    c.json({ id: PROJECT_ID, path_with_namespace: PROJECT_PATH, ...state.settings }),
  );
  // https://docs.gitlab.com/api/members/#retrieve-a-member-of-a-project-including-inherited-and-invited-members
  project.get("/members/all/:user", (c) => {
    const level = state.members.get(Number(c.req.param("user")));
    if (level === undefined) throw notFound("");
    return c.json({ id: Number(c.req.param("user")), access_level: level, state: "active" });
  });
  addRepositoryRoutes(project, state);
  addMergeRequestRoutes(project, state);
  addIssueRoutes(project, state);
  return project;
}
