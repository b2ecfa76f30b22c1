/** Forgejo and Gitea as the git host: a proposal is a branch `comment/<name>` and a pull request. */
import type { GitHost } from "../git-host.ts";
import type { HostTools } from "../http/host-tools.ts";
import { mainBranch } from "./main-branch.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { headOf, stateOf } from "./pull-state.ts";
import { readTextsAt } from "./read-files.ts";
import { type ForgejoRepository, openRepository } from "./repository.ts";
import type { ForgejoSettings } from "./repository-api.ts";
import { reviewsOf } from "./reviews.ts";

/** Works with Gitea 1.15 and all that came after. */
export function forgejo(settings: ForgejoSettings, tools: HostTools): GitHost {
  const repository = openRepository(settings, tools);
  return {
    stateOf: async (name) => {
      const pull = await repository.pulls.find(name);
      return pull === null ? "none" : stateOf(pull);
    },
    readMain: async (paths) => {
      const { commit } = await mainBranch(repository);
      return readTextsAt(repository, commit, paths);
    },
    readProposal: (name, paths) => readProposal(repository, name, paths),
    propose: (proposal) => propose(repository, proposal),
    publish: (publication) => publish(repository, publication),
    reviews: reviewsOf(repository),
  };
}

async function readProposal(
  repository: ForgejoRepository,
  name: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const pull = await repository.pulls.find(name);
  if (pull === null || stateOf(pull) === "approved") return paths.map(() => null);
  return readTextsAt(repository, headOf(pull), paths);
}
