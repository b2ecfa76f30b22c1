/** Who we are on a host, so that nobody else's issue is taken for ours. */
import { z } from "zod";
import type { HostApi } from "./host-api.ts";
import { isHostProblem } from "./host-problem.ts";

const Account = z.object({ login: z.string() });

/** Null where the host does not say: the token is good for all that is needed, and not for telling whose it is. */
export type OwnLogin = () => Promise<string | null>;

/** Of GitHub, Forgejo and Gitea. Asked once. */
export function newOwnLogin(api: HostApi): OwnLogin {
  let known: string | null | undefined;
  return async () => {
    if (known === undefined) known = await loginOf(api);
    return known;
  };
}

async function loginOf(api: HostApi): Promise<string | null> {
  try {
    return (await api.find({ method: "GET", path: "/user" }, Account))?.login ?? null;
  } catch (problem) {
    // GitHub says 403 of a limit that is reached, too.
    if (isHostProblem(problem, "denied") && problem.status === 403) return null;
    throw problem;
  }
}
