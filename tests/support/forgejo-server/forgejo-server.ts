/**
 * A small Forgejo or Gitea on loopback. It keeps state, and refuses what the real one refuses: beside each
 * refusal stands the operation and the answer of the official API descriptions (Gitea 1.15.11 and
 * 1.25.4), or the function of Gitea, that it follows.
 */
import { Hono } from "hono";
import { serveApp } from "../loopback-app.ts";
import { addContentsRoutes } from "./contents-routes.ts";
import type { Environment } from "./context.ts";
import { addIssueRoutes } from "./issue-routes.ts";
import { addPullRoutes } from "./pull-routes.ts";
import { notFound, refused } from "./refusal.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";
import { type Flavour, newState, type RepositoryState } from "./state.ts";

export interface RecordedRequest {
  method: string;
  /** Below `/api/v1`, encoded as it came, with its query. */
  path: string;
  /** Parsed JSON; null where there was none. */
  body: unknown;
  status: number;
}

export interface ForgejoServer {
  /** Of the instance. */
  url: string;
  token: string;
  state: RepositoryState;
  requests: RecordedRequest[];
  /**
   * Called with each request and its place in `requests`. `before` fails it without doing anything,
   * `after` does it and loses the answer.
   */
  fault: (request: Pick<RecordedRequest, "method" | "path">, at: number) => Fault | Promise<Fault>;
}

export type Fault = "before" | "after" | null;

const TOKEN = "0f5c1a-a-token-that-nobody-may-see";

export async function forgejoServer(flavour: Flavour): Promise<ForgejoServer> {
  const state = newState(flavour);
  state.tokens.set(TOKEN, "stet");
  const server: ForgejoServer = { url: "", token: TOKEN, state, requests: [], fault: () => null };
  const routes = appFor(server);
  server.url = await serveApp((request) => recorded(server, request, () => routes.fetch(request)));
  return server;
}

function appFor({ state }: ForgejoServer): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.use(async (context, next) => {
    const [, token = ""] = (context.req.header("authorization") ?? "").split(/^token /);
    const login = state.tokens.get(token);
    // A token that is no good is refused everywhere, also for what everybody may read.
    if (login === undefined)
      return refused({ status: 401, message: "invalid username, password or token" });
    context.set("login", login);
    return next();
  });
  for (const add of [addRepositoryRoutes, addContentsRoutes, addPullRoutes, addIssueRoutes])
    add(routes, state);
  routes.notFound(() => notFound());
  return routes;
}

async function recorded(
  server: ForgejoServer,
  request: Request,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const entry = {
    method: request.method,
    path: `${pathname.replace(/^\/api\/v1/, "")}${search}`,
    body: await request
      .clone()
      .json()
      .catch(() => null),
    status: 502,
  };
  const at = server.requests.push(entry) - 1;
  const fault = await server.fault(entry, at);
  if (fault === "before") return badGateway();
  const response = await answer();
  entry.status = response.status;
  return fault === "after" ? badGateway() : response;
}

/** As a proxy in front says it. */
function badGateway(): Response {
  return new Response("<h1>502 Bad Gateway</h1>", { status: 502 });
}
