/** A small Forgejo or Gitea on loopback, which fails and loses answers where a test wants it to. */
import { serveApp } from "../loopback-app.ts";
import { forgejoApp } from "./forgejo-app.ts";
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
  const routes = forgejoApp(state);
  server.url = await serveApp((request) => recorded(server, request, () => routes.fetch(request)));
  return server;
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
