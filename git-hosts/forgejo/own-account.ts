/** Who we are on the instance, so that nobody else's issue is taken for ours. */
import type { HostApi } from "../http/host-api.ts";
import { isHostProblem } from "../http/host-problem.ts";
import { User } from "./answers.ts";

/** Null where the token is good for all that is needed and not for telling whose it is. */
export type OwnLogin = () => Promise<string | null>;

export function newOwnLogin(api: HostApi): OwnLogin {
  let known: string | null | undefined;
  return async () => {
    if (known === undefined) known = await loginOf(api);
    return known;
  };
}

async function loginOf(api: HostApi): Promise<string | null> {
  try {
    return (await api.ask({ method: "GET", path: "/user" }, User)).login;
  } catch (problem) {
    if (isHostProblem(problem) && problem.status === 403) return null;
    throw problem;
  }
}
