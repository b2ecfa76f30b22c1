/** A small GitLab on loopback, which fails where a test wants it to. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { atFileEnd } from "../file-end.ts";
import { gitlabApp } from "./gitlab-app.ts";
import { type GitlabState, newGitlabState } from "./gitlab-state.ts";

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
  meddle:
    | ((request: RecordedRequest) => Response | undefined | Promise<Response | undefined>)
    | null;
  /** Called with each request after it was handled; what it gives is the answer instead. */
  muffle: ((request: RecordedRequest) => Response | undefined) | null;
}

export async function gitlabServer(): Promise<GitlabServer> {
  const state = newGitlabState();
  const server: GitlabServer = { url: "", state, requests: [], meddle: null, muffle: null };
  const app = appOf(server);
  await new Promise<void>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      server.url = `http://127.0.0.1:${port}`;
      resolve();
    });
    atFileEnd(() => listening.close());
  });
  return server;
}

function appOf(server: GitlabServer): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const text = await c.req.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    const request = { method: c.req.method, path: `${pathname}${search}`, body };
    server.requests.push(request);
    const instead = await server.meddle?.(request);
    if (instead !== undefined) return instead;
    await next();
    c.res = server.muffle?.(request) ?? c.res;
  });
  app.route("/", gitlabApp(server.state));
  return app;
}
