/** Deletes the branch of a proposal that came to an end. */
import { problemOf } from "../http/host-api.ts";
import type { ProposalState } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import { tipOf } from "./commits.ts";
import { pullRequestOf, stateOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";

/** A branch without a pull request is a proposal that is being made. */
export async function tidy(repository: GithubRepository, name: string): Promise<ProposalState> {
  const pull = await pullRequestOf(repository, name);
  if (pull?.state !== "closed") return stateOf(pull);
  const branch = branchOf(name);
  const ref = encodeURIComponent(`heads/${branch}`);
  const call = { method: "DELETE", path: `${repository.path}/git/refs/${ref}` } as const;
  const answer = await repository.api.send(call);
  // 422 also where it is gone already: the moderator's button, or the repository's own setting.
  if (answer.status >= 300 && (await tipOf(repository, branch)) !== null)
    throw problemOf(call, answer, null);
  return stateOf(pull);
}
