/** A small GitHub on loopback, which breaks connections where a test wants it to. */
import { serveApp } from "../loopback-app.ts";
import { githubApp } from "./github-app.ts";
import { type ContentLimits, USUAL_LIMITS } from "./limits.ts";
import { type GithubState, newGithubState } from "./state.ts";

export interface Fault {
  /** Which request from now on: 1 is the next one. */
  request: number;
  /** Whether the connection breaks before the work is done, or after it. */
  when: "before" | "after";
}

export interface GithubServer {
  readonly url: string;
  readonly state: GithubState;
  readonly limits: ContentLimits;
  /** Of every request: `POST /repos/octo-org/blog/pulls`. */
  readonly asked: string[];
  /** Answers instead of the server, where it gives something. */
  interfere: (request: Request) => Response | null | Promise<Response | null>;
  breakAt: (fault: Fault) => void;
}

export async function githubServer(clock: () => number): Promise<GithubServer> {
  const state = newGithubState(clock);
  const limits = { ...USUAL_LIMITS };
  const app = githubApp(state, limits);
  const asked: string[] = [];
  let fault: Fault | null = null;
  let cutOff: string | null = null;

  const url = await serveApp(async (request, { incoming }) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    const due = isDue(`${request.method} ${request.url}`);
    if (due === "before") incoming.socket.destroy();
    const response =
      due === "before" ? null : ((await server.interfere(request)) ?? app.fetch(request));
    const answer = (await response) ?? new Response();
    if (due === "after") incoming.socket.destroy();
    return answer;
  });

  /** What only reads is asked once more at once, and is cut off then too. */
  function isDue(asking: string): Fault["when"] | null {
    if (fault === null) return null;
    if (asking === cutOff) {
      cutOff = null;
      return fault.when;
    }
    fault = { ...fault, request: fault.request - 1 };
    if (fault.request !== 0) return null;
    cutOff = asking.startsWith("GET ") ? asking : null;
    return fault.when;
  }

  const server: GithubServer = {
    url,
    state,
    limits,
    asked,
    interfere: () => null,
    breakAt: (next) => {
      fault = next;
    },
  };
  return server;
}
