/** Who we are on GitHub, so that nobody else's issue is taken for ours. */
import { z } from "zod";
import type { HostApi } from "../http/host-api.ts";
import { isHostProblem } from "../http/host-problem.ts";
import type { GithubSettings } from "./settings.ts";

const Account = z.object({ login: z.string() });

/** Null where GitHub does not say: a GitHub App is no user, and neither is a job in its CI. */
export type OwnLogin = () => Promise<string | null>;

export function ownLogin(api: HostApi, { credentials }: GithubSettings): OwnLogin {
  let known: string | null | undefined;
  return async () => {
    if (known === undefined) known = "token" in credentials ? await loginOf(api) : null;
    return known;
  };
}

async function loginOf(api: HostApi): Promise<string | null> {
  try {
    return (await api.find({ method: "GET", path: "/user" }, Account))?.login ?? null;
  } catch (problem) {
    if (isHostProblem(problem) && problem.status === 403) return null;
    throw problem;
  }
}
