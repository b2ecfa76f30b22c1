/** GitLab as the git host: a proposal is a branch `comment/<name>` with one commit, and a merge request. */
import type { GitHost } from "../git-host.ts";
import type { HostTools } from "../http/host-tools.ts";
import type { Reviews } from "../reviews.ts";
import { branches } from "./branches.ts";
import { examine } from "./examine.ts";
import { contentsAt, mainTip } from "./files.ts";
import { lastChangedOf } from "./last-changed.ts";
import { mergeRequestsOf, openAmong, stateAmong } from "./merge-requests.ts";
import { closeNotice, readNotice, show } from "./notices.ts";
import { type GitlabProject, openProject } from "./project.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { headOf, readProposal } from "./read-proposal.ts";
import { remarksBelow } from "./remarks.ts";
import { close, revise, tidy } from "./revise.ts";
import type { GitlabSettings } from "./settings.ts";

/** GitLab.com, or an instance of one's own from 15.5 on. Remembers approvals. */
export function gitlab(settings: GitlabSettings, tools: HostTools): GitHost {
  const project = openProject(settings, tools);
  return {
    stateOf: async (name) => stateAmong(await mergeRequestsOf(project, name)),
    // The branch may move between two files: a commit does not.
    readMain: async (paths) => contentsAt(project, await mainTip(project), paths),
    readProposal: (name, paths) => readProposal(project, name, paths),
    propose: (proposal) => propose(project, proposal),
    publish: (publication) => publish(project, publication),
    reviews: reviewsOf(project, tools),
  };
}

function reviewsOf(project: GitlabProject, { clock }: HostTools): Reviews {
  return {
    lastChanged: lastChangedOf(project),
    branches: () => branches(project),
    read: async (name) => {
      const open = openAmong(await mergeRequestsOf(project, name));
      if (open === null) return null;
      const remarks = await remarksBelow(project, open.iid);
      return {
        body: open.description ?? "",
        remarks,
        head: (await headOf(project, name, open)) ?? "",
      };
    },
    revise: (proposal, seen) => revise(project, proposal, seen),
    close: (name, seen) => close(project, name, seen),
    tidy: (name) => tidy(project, name),
    show: (notice) => show(project, notice),
    readNotice: (label) => readNotice(project, label),
    closeNotice: (label) => closeNotice(project, label),
    examine: (webhook) => examine(project, clock, webhook),
  };
}
