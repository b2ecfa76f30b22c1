/** One project of a GitLab, asked over its API. */
import type { z } from "zod";
import { type HostAnswer, type HostCall, hostApi } from "../http/host-api.ts";
import type { HostTools } from "../http/host-tools.ts";
import { newPace } from "../http/pace.ts";
import { advised } from "./advice.ts";
import type { GitlabSettings } from "./settings.ts";

/** Each call that fails throws a HostProblem that says what to do. */
export interface GitlabProject {
  readonly settings: GitlabSettings;
  /** The API's path for something of this project, such as `/merge_requests`. */
  at: (path: string) => string;
  /** Null where what was asked for is not there, be it for want of the whole project. */
  find: <T>(call: HostCall, schema: z.ZodType<T>) => Promise<T | null>;
  ask: <T>(call: HostCall, schema: z.ZodType<T>) => Promise<T>;
  /** The answer as it is, also 304, 404, 409 and 422. */
  send: (call: HostCall) => Promise<HostAnswer>;
}

export function openProject(settings: GitlabSettings, tools: HostTools): GitlabProject {
  const api = hostApi({
    baseUrl: `${settings.baseUrl.replace(/\/+$/, "")}/api/v4`,
    headers: async () => ({ "private-token": settings.token }),
    // GitLab limits requests of any kind, by numbers of the instance, and tells when one is reached
    // (https://docs.gitlab.com/security/rate_limits/). None is about what is created.
    pace: newPace([], tools.stopwatch),
    clock: tools.clock,
    ...(tools.timeoutMs === undefined ? {} : { timeoutMs: tools.timeoutMs }),
  });
  // https://docs.gitlab.com/api/rest/#namespaced-paths
  const root = `/projects/${encodeURIComponent(settings.project)}`;

  async function withAdvice<T>(asking: Promise<T>): Promise<T> {
    try {
      return await asking;
    } catch (error) {
      throw advised(error, settings);
    }
  }

  return {
    settings,
    at: (path) => `${root}${path}`,
    find: (call, schema) => withAdvice(api.find(call, schema)),
    ask: (call, schema) => withAdvice(api.ask(call, schema)),
    send: (call) => withAdvice(api.send(call)),
  };
}
