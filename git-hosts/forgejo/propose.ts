/** Makes a proposal: a branch with its files, and a pull request. */
import type { CreatePullRequestOption } from "gitea-js";
import { messageOf } from "../commit-message.ts";
import { type HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import { Branch, Pull } from "./answers.ts";
import { changesOn, creationOf } from "./changes.ts";
import { commitFiles } from "./commit-files.ts";
import { explained } from "./explained.ts";
import { mainBranch } from "./main-branch.ts";
import type { ForgejoRepository } from "./repository.ts";
import { inPath } from "./repository-api.ts";
import { whyNoList } from "./why-missing.ts";

/**
 * Each step finds what an earlier try has left. Files come before the pull request, so nobody can merge
 * half of a proposal, and labels come with it, so there is none without.
 */
export async function propose(repository: ForgejoRepository, proposal: Proposal): Promise<void> {
  const { labels, pulls } = repository;
  const { name, review } = proposal;
  const known = await pulls.find(name);
  if (known !== null) return completeLabels(repository, known, proposal);
  const numbers = await labels.numbersOf(review.labels);
  const there = await makeBranch(repository, proposal);
  if (there !== null) {
    const turned = await pulls.search(name);
    if (turned !== null) return completeLabels(repository, turned, proposal);
    await completeFiles(repository, proposal, there);
  }
  await completeLabels(repository, await openPull(repository, proposal, numbers), proposal);
}

async function completeLabels(
  { labels }: ForgejoRepository,
  pull: Pull,
  { review }: Proposal,
): Promise<void> {
  if (pull.state === "open") await labels.complete(pull, review.labels);
}

/** Null where it is made, with all files; the last commit of what was there already. */
async function makeBranch(
  repository: ForgejoRepository,
  proposal: Proposal,
): Promise<string | null> {
  const { settings } = repository;
  const message = messageOf(proposal);
  const newBranch = branchOf(proposal.name);
  const changes = creationOf(proposal.files);
  try {
    await commitFiles(repository, { message, changes, branch: settings.branch, newBranch });
    return null;
  } catch (error) {
    if (isHostProblem(error, "missing")) await mainBranch(repository);
    if (!isHostProblem(error, "refused", "conflict")) throw error;
    const tip = await tipOf(repository, newBranch);
    if (tip === null) throw error;
    return tip;
  }
}

/** An old instance takes files one by one, and may have got some of them only. */
async function completeFiles(
  repository: ForgejoRepository,
  proposal: Proposal,
  tip: string,
): Promise<void> {
  const changes = await changesOn(repository, tip, proposal.files);
  const [branch, message] = [branchOf(proposal.name), messageOf(proposal)];
  if (changes.length > 0) await commitFiles(repository, { message, changes, branch });
}

async function tipOf({ api, at }: ForgejoRepository, branch: string): Promise<string | null> {
  const found = await api.find({ method: "GET", path: at(`/branches/${inPath(branch)}`) }, Branch);
  return found?.commit?.id ?? null;
}

async function openPull(
  repository: ForgejoRepository,
  { name, review }: Proposal,
  labels: number[],
): Promise<Pull> {
  const { api, at, pulls, settings } = repository;
  const body = {
    head: branchOf(name),
    base: settings.branch,
    title: review.title,
    body: review.body,
    labels,
  } satisfies CreatePullRequestOption;
  try {
    return await api.ask({ method: "POST", path: at("/pulls"), body, creates: true }, Pull);
  } catch (error) {
    if (isHostProblem(error, "missing")) throw await whyNoPull(repository, branchOf(name), error);
    if (!isHostProblem(error, "conflict")) throw error;
    // Somebody else has made it at this moment: most likely we, in a try whose answer was lost.
    const made = await pulls.search(name);
    if (made === null) throw error;
    return made;
  }
}

async function whyNoPull(
  repository: ForgejoRepository,
  branch: string,
  cause: HostProblem,
): Promise<HostProblem> {
  if ((await tipOf(repository, branch)) === null) {
    const message = `The branch ${branch} was deleted while it was being proposed. The next try makes it again.`;
    return explained(message, cause, "conflict");
  }
  return whyNoList(repository, "pull requests");
}
