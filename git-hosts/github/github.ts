/** GitHub as the git host: a proposal is a branch `comment/<name>` with one commit, and its pull request. */
import type { GitHost } from "../git-host.ts";
import type { HostTools } from "../http/host-tools.ts";
import type { Reviews } from "../reviews.ts";
import { branches } from "./branches.ts";
import { close } from "./close.ts";
import { examine } from "./examine.ts";
import { readFilesAt, readMain } from "./files.ts";
import { lastChanged } from "./last-changed.ts";
import { closeNotice, readNotice, showNotice } from "./notices.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { pullRequestOf, stateOf } from "./pull-requests.ts";
import { remarksOf } from "./remarks.ts";
import { type GithubRepository, openRepository } from "./repository.ts";
import { revise } from "./revise.ts";
import type { GithubSettings } from "./settings.ts";
import { tidy } from "./tidy.ts";

export function github(settings: GithubSettings, tools: HostTools): GitHost {
  const repository = openRepository(settings, tools);
  return {
    stateOf: async (name) => stateOf(await pullRequestOf(repository, name)),
    readMain: (paths) => readMain(repository, paths),
    readProposal: (name, paths) => readProposal(repository, name, paths),
    propose: (proposal) => propose(repository, proposal),
    publish: (publication) => publish(repository, publication),
    reviews: reviewsOf(repository, tools),
  };
}

/** The commit of a closed pull request stays readable without its branch, as `refs/pull/<number>/head`. */
async function readProposal(
  repository: GithubRepository,
  name: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const pull = await pullRequestOf(repository, name);
  if (pull === null || pull.merged_at !== null) return paths.map(() => null);
  return readFilesAt(repository, pull.head.sha, paths);
}

function reviewsOf(repository: GithubRepository, tools: HostTools): Reviews {
  return {
    lastChanged: lastChanged(repository),
    branches: () => branches(repository),
    read: async (name) => {
      const pull = await pullRequestOf(repository, name);
      if (pull?.state !== "open") return null;
      const remarks = await remarksOf(repository, pull.number);
      return { body: pull.body ?? "", remarks, head: pull.head.sha };
    },
    revise: (proposal, seen) => revise(repository, proposal, seen),
    close: (name, seen) => close(repository, name, seen),
    tidy: (name) => tidy(repository, name),
    show: (notice) => showNotice(repository, notice),
    readNotice: (label) => readNotice(repository, label),
    closeNotice: (label) => closeNotice(repository, label),
    examine: (webhook) => examine(repository, tools, webhook),
  };
}
