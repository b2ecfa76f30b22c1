/** A GitLab on loopback with one project: it remembers, refuses as documented, and fails where a test wants it to. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { afterAll } from "vitest";
import { ZodError } from "zod";
import {
  type GitlabState,
  newGitlabState,
  PROJECT_ID,
  PROJECT_PATH,
  TOKEN_USER,
} from "./gitlab-state.ts";
import { addIssueRoutes } from "./issue-routes.ts";
import { addMergeRequestRoutes } from "./merge-request-routes.ts";
import { narrowScope, notFound, Refusal, unauthorized } from "./refusals.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";

export interface RecordedRequest {
  method: string;
  /** With the query, as it was sent. */
  path: string;
  /** Parsed JSON; null where there was none. */
  body: unknown;
}

export interface GitlabServer {
  /** Without a slash at its end. */
  url: string;
  state: GitlabState;
  /** All that came, oldest first. */
  requests: RecordedRequest[];
  /** Called with each request before it is handled; what it gives is the answer instead. */
  meddle: ((request: RecordedRequest) => Response | undefined) | null;
  /** Called with each request after it was handled; what it gives is the answer instead. */
  muffle: ((request: RecordedRequest) => Response | undefined) | null;
}

const closers: (() => void)[] = [];

afterAll(() => {
  for (const close of closers.splice(0)) close();
});

export async function gitlabServer(): Promise<GitlabServer> {
  const state = newGitlabState();
  const server: GitlabServer = { url: "", state, requests: [], meddle: null, muffle: null };
  const app = appOf(server);
  await new Promise<void>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      server.url = `http://127.0.0.1:${port}`;
      resolve();
    });
    closers.push(() => listening.close());
  });
  return server;
}

function appOf(server: GitlabServer): Hono {
  const { state } = server;
  const app = new Hono();

  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const text = await c.req.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    const request = { method: c.req.method, path: `${pathname}${search}`, body };
    server.requests.push(request);
    const instead = server.meddle?.(request);
    if (instead !== undefined) return instead;
    await next();
    c.res = server.muffle?.(request) ?? c.res;
  });
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
    if (error instanceof Refusal) return c.json(error.body, error.status);
    // "A required attribute of the API request is missing": https://docs.gitlab.com/api/rest/troubleshooting/.
    if (error instanceof ZodError) return c.json({ error: error.message }, 400);
    throw error;
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
