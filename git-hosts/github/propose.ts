/** Makes the pull request of a proposal, from whatever step an earlier try came to. */
import { insistOnPace, problemOf } from "../http/host-api.ts";
import { HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import { commitOn, mainTip, tipOf, treeWith } from "./commits.ts";
import { addLabels } from "./labels.ts";
import { PullRequest, pullRequestOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

/** Tree, commit, branch, pull request, labels. GitHub does not say which of them it counts: all, then. */
const CREATING_REQUESTS = 5;
const ATTEMPTS = 3;

export async function propose(repository: GithubRepository, proposal: Proposal): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const pull =
      (await pullRequestOf(repository, proposal.name)) ?? (await make(repository, proposal));
    // Whatever is closed stays as it is.
    if (pull?.state === "open") await addLabels(repository, pull, proposal.review.labels);
    if (pull !== null) return;
  }
  const message = `The branch ${branchOf(proposal.name)} was deleted ${ATTEMPTS} times before its pull request was made. Try again.`;
  throw new HostProblem(message, { kind: "conflict" });
}

async function make(repository: GithubRepository, proposal: Proposal): Promise<PullRequest | null> {
  insistOnPace(repository.pace, CREATING_REQUESTS);
  await makeBranch(repository, proposal);
  return makePullRequest(repository, proposal);
}

/** A branch that is there already is an earlier try's: what is proposed under a name never changes. */
async function makeBranch(repository: GithubRepository, proposal: Proposal): Promise<void> {
  const { api, path } = repository;
  const main = await mainTip(repository);
  const tree = await treeWith(repository, main.tree, proposal.files);
  const sha = await commitOn(repository, main.commit, tree, proposal);
  const branch = branchOf(proposal.name);
  const body = { ref: `refs/heads/${branch}`, sha } satisfies RequestBody<
    "/repos/{owner}/{repo}/git/refs",
    "post"
  >;
  const call = { method: "POST", path: `${path}/git/refs`, body, creates: true } as const;
  const answer = await api.send(call);
  // Whether a 422 is "Reference already exists" is told by looking, and not by GitHub's words.
  if (answer.status >= 300 && (await tipOf(repository, branch)) === null)
    throw problemOf(call, answer, null);
}

/** Null where the branch is gone meanwhile. */
async function makePullRequest(
  repository: GithubRepository,
  { name, review }: Proposal,
): Promise<PullRequest | null> {
  const { api, path, settings } = repository;
  const head = branchOf(name);
  const { title, body: text } = review;
  const body = { title, body: text, head, base: settings.branch } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls",
    "post"
  >;
  const call = { method: "POST", path: `${path}/pulls`, body, creates: true } as const;
  try {
    return await api.ask(call, PullRequest);
  } catch (error) {
    if (!isHostProblem(error) || error.status !== 422) throw error;
    // GitHub refuses a second one for a branch, and one for a branch that is not there.
    const others = await pullRequestOf(repository, name);
    if (others !== null || (await tipOf(repository, head)) === null) return others;
    throw error;
  }
}
