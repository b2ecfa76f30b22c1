/** Which proposals changed last, in one request, which is free where none did. */

import { problemOf } from "../http/host-api.ts";
import { HostProblem } from "../http/host-problem.ts";
import { nameOfBranch } from "../proposal-name.ts";
import type { ChangedProposal, Reviews } from "../reviews.ts";
import { decisiveOf, isOurs, type PullRequest, PullRequests, stateOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";

export function lastChanged({ api, path }: GithubRepository): Reviews["lastChanged"] {
  const query = "state=all&sort=updated&direction=desc&per_page=100";
  const call = { method: "GET", path: `${path}/pulls?${query}` } as const;
  let known: string | null = null;
  return async () => {
    const headers = known === null ? {} : { "if-none-match": known };
    const answer = await api.send({ ...call, headers });
    if (answer.status === 304) return "unchanged";
    if (answer.status >= 300) throw problemOf(call, answer, null);
    const pulls = PullRequests.safeParse(answer.body);
    if (!pulls.success)
      throw new HostProblem("The list of pull requests is not one.", { kind: "down" });
    // What could not be read must not count as seen.
    known = answer.headers.get("etag");
    return changesOf(pulls.data);
  };
}

function changesOf(pulls: readonly PullRequest[]): ChangedProposal[] {
  const named = pulls.filter(isOurs).map((pull) => ({ pull, name: nameOfBranch(pull.head.ref) }));
  const names = new Set(named.flatMap(({ name }) => name ?? []));
  return [...names].map((name) => {
    const group = named.filter((each) => each.name === name).map(({ pull }) => pull);
    // The list begins with what changed last.
    return { name, state: stateOf(decisiveOf(group)), changed: group[0]?.updated_at ?? "" };
  });
}
