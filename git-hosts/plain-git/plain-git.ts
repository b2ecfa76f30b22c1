/** Plain git as the git host: a proposal is a branch `comment/<name>` with one commit. */
import { messageOf } from "../commit-message.ts";
import type { GitHost } from "../git-host.ts";
import type { Proposal, ProposalState } from "../proposal.ts";
import { commitTree } from "./commits.ts";
import { STET } from "./identity.ts";
import { readFilesAt } from "./objects.ts";
import { publish } from "./publish.ts";
import { readProposal } from "./read-proposal.ts";
import { proposalRef, refusedRef } from "./refs.ts";
import { mainTip, openRepository, type PlainGitSettings, type Repository } from "./repository.ts";
import { treeWith } from "./tree-with.ts";

/**
 * Works in bare and other repositories, whatever is checked out there.
 *
 * Whoever asks for both looks at `stateOf` first, and at `readMain` after it: an approval moves the
 * main branch before it deletes the proposal's, so in this order a proposal is always seen somewhere.
 */
export function plainGit(settings: PlainGitSettings): GitHost {
  // Nobody sits at a service to answer git's questions.
  const repository = openRepository(settings, { env: { GIT_TERMINAL_PROMPT: "0" } });
  return {
    stateOf: (name) => stateOf(repository, name),
    readMain: async (paths) => {
      await repository.refs.refresh();
      return readFilesAt(repository.git, await mainTip(repository), paths);
    },
    readProposal: (name, paths) => readProposal(repository, settings.remote, name, paths),
    propose: (proposal) => propose(repository, proposal),
    publish: (publication) => publish(repository, publication),
    reviews: null,
  };
}

async function stateOf({ refs }: Repository, name: string): Promise<ProposalState> {
  // The branch first: a refusal makes its ref before it deletes the branch.
  const [branch, rejected, spam] = await refs.tipsOf([
    proposalRef(name),
    refusedRef(name, "rejected"),
    refusedRef(name, "spam"),
  ]);
  if (rejected) return "rejected";
  if (spam) return "spam";
  return branch ? "open" : "none";
}

async function propose(repository: Repository, proposal: Proposal): Promise<void> {
  const { git, refs } = repository;
  if ((await stateOf(repository, proposal.name)) !== "none") return;
  await refs.refresh();
  const parent = await mainTip(repository);
  const commit = await commitTree(git, {
    tree: await treeWith(git, parent, proposal.files),
    parents: [parent],
    message: messageOf(proposal),
    identity: STET,
  });
  const isMade = await refs.move(
    [
      { ref: proposalRef(proposal.name), from: null, to: commit },
      { ref: refusedRef(proposal.name, "rejected"), from: null, to: null },
      { ref: refusedRef(proposal.name, "spam"), from: null, to: null },
    ],
    "stet: propose",
  );
  // Not made means that somebody else made or refused the very same one at this moment.
  if (!isMade && (await stateOf(repository, proposal.name)) === "none")
    throw new Error(`${proposalRef(proposal.name)} could not be made in ${git.directory}.`);
}
