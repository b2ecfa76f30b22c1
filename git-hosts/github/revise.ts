/** Makes an open pull request add other files and say something else. */
import { insistOnPace, problemOf } from "../http/host-api.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { Seen } from "../reviews.ts";
import { insistOnBody, insistOnHead } from "../unchanged.ts";
import { commitOn, mainTip, moveBranch, tipOf, treeWith } from "./commits.ts";
import { addLabels, removeLabels } from "./labels.ts";
import { PullRequest, pullRequestOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

/** Tree and commit. */
const CREATING_REQUESTS = 2;

export async function revise(
  repository: GithubRepository,
  proposal: Proposal,
  seen: Seen,
): Promise<void> {
  const pull = await pullRequestOf(repository, proposal.name);
  if (pull?.state !== "open") return;
  insistOnPace(repository.pace, CREATING_REQUESTS);
  if (!(await rewriteBranch(repository, proposal, seen))) return;
  await describe(repository, proposal, seen);
}

/** False where it came to its end meanwhile: GitHub closes what loses its branch. */
async function rewriteBranch(
  repository: GithubRepository,
  proposal: Proposal,
  seen: Seen,
): Promise<boolean> {
  const { path } = repository;
  const main = await mainTip(repository);
  const tree = await treeWith(repository, main.tree, proposal.files);
  const commit = await commitOn(repository, main.commit, tree, proposal);
  const branch = branchOf(proposal.name);
  // Of the branch itself: what a pull request says of its newest commit may come late after a push.
  const tip = await tipOf(repository, branch);
  if (tip !== null) insistOnHead(proposal.name, seen, tip);
  const answer = await moveBranch(repository, branch, commit, "anywhere");
  if (answer.status < 300) return true;
  if ((await pullRequestOf(repository, proposal.name))?.state !== "open") return false;
  throw problemOf({ method: "PATCH", path: `${path}/git/refs/heads/${branch}` }, answer, null);
}

/** Labels first: whoever reads the body takes it for a sign that all is done, after a crash too. */
async function describe(
  repository: GithubRepository,
  { name, review }: Proposal,
  seen: Seen,
): Promise<void> {
  const { api, path } = repository;
  const pull = await unchangedPull(repository, name, seen);
  if (pull === null) return;
  const isAdded = await addLabels(repository, pull, review.labels);
  const isRemoved = await removeLabels(repository, pull, review.notLabels ?? []);
  // That took a moment, in which a box may have been ticked.
  if ((isAdded || isRemoved) && (await unchangedPull(repository, name, seen)) === null) return;
  const body = { title: review.title, body: review.body } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "patch"
  >;
  const call = { method: "PATCH", path: `${path}/pulls/${pull.number}`, body } as const;
  await api.ask(call, PullRequest);
}

/** Null where it came to its end meanwhile. */
async function unchangedPull(
  repository: GithubRepository,
  name: string,
  seen: Seen,
): Promise<PullRequest | null> {
  const pull = await pullRequestOf(repository, name);
  if (pull?.state !== "open") return null;
  insistOnBody(name, seen, pull.body ?? "");
  return pull;
}
