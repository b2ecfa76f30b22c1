/** Makes an open pull request add other files and say something else. */
import { insistOnPace, problemOf } from "../http/host-api.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import { commitOn, mainTip, moveBranch, treeWith } from "./commits.ts";
import { setLabels } from "./labels.ts";
import { PullRequest, pullRequestOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

/** Tree and commit. */
const CREATING_REQUESTS = 2;

export async function revise(repository: GithubRepository, proposal: Proposal): Promise<void> {
  const pull = await pullRequestOf(repository, proposal.name);
  if (pull?.state !== "open") return;
  insistOnPace(repository.pace, CREATING_REQUESTS);
  if (!(await rewriteBranch(repository, proposal))) return;
  await describe(repository, pull.number, proposal);
}

/** False where it came to its end meanwhile: GitHub closes what loses its branch. */
async function rewriteBranch(repository: GithubRepository, proposal: Proposal): Promise<boolean> {
  const { path } = repository;
  const main = await mainTip(repository);
  const tree = await treeWith(repository, main.tree, proposal.files);
  const commit = await commitOn(repository, main.commit, tree, proposal);
  const branch = branchOf(proposal.name);
  const answer = await moveBranch(repository, branch, commit, "anywhere");
  if (answer.status < 300) return true;
  if ((await pullRequestOf(repository, proposal.name))?.state !== "open") return false;
  throw problemOf({ method: "PATCH", path: `${path}/git/refs/heads/${branch}` }, answer, null);
}

async function describe(
  repository: GithubRepository,
  number: number,
  { review }: Proposal,
): Promise<void> {
  const { api, path } = repository;
  const body = { title: review.title, body: review.body } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "patch"
  >;
  await api.ask({ method: "PATCH", path: `${path}/pulls/${number}`, body }, PullRequest);
  await setLabels(repository, number, review.labels);
}
