/** Makes an open proposal add other files than before. */
import type { EditPullRequestOption } from "gitea-js";
import { z } from "zod";
import { messageOf } from "../commit-message.ts";
import { isHostProblem } from "../http/host-problem.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { Seen } from "../reviews.ts";
import { insistOnBody, insistOnHead } from "../unchanged.ts";
import { Commit, Pull } from "./answers.ts";
import { changesOn, creationOf } from "./changes.ts";
import { commitFiles, type FileChange } from "./commit-files.ts";
import { mainBranch } from "./main-branch.ts";
import { pagesOf } from "./pages.ts";
import { headOf } from "./pull-state.ts";
import { blobIdsAt } from "./read-files.ts";
import type { ForgejoRepository } from "./repository.ts";

export async function revise(
  repository: ForgejoRepository,
  proposal: Proposal,
  seen: Seen,
): Promise<void> {
  const pull = await repository.pulls.find(proposal.name);
  if (pull?.state !== "open") return;
  insistOnHead(proposal.name, seen, headOf(pull));
  const isRewritten = await rewrite(repository, proposal);
  if (!isRewritten) await commitOnTop(repository, proposal, pull);
  await say(repository, proposal, seen, pull.number);
}

/** One commit on main as it is now; false where the instance cannot put a branch elsewhere. */
async function rewrite(repository: ForgejoRepository, proposal: Proposal): Promise<boolean> {
  const { instance, settings } = repository;
  if (!(await instance.isNew())) return false;
  try {
    await commitFiles(repository, {
      message: messageOf(proposal),
      changes: creationOf(proposal.files),
      branch: settings.branch,
      newBranch: branchOf(proposal.name),
      isForced: true,
    });
    return true;
  } catch (error) {
    // Who does not know what is asked for says that the branch is there already.
    if (isHostProblem(error, "refused", "conflict")) return false;
    throw error;
  }
}

/** What is left out is deleted, and stays in the history of the branch. */
async function commitOnTop(
  repository: ForgejoRepository,
  proposal: Proposal,
  pull: Pull,
): Promise<void> {
  const [branch, message] = [branchOf(proposal.name), messageOf(proposal)];
  const paths = proposal.files.map(({ path }) => path);
  const wanted = await changesOn(repository, headOf(pull), proposal.files);
  const changes = [...wanted, ...(await droppedFiles(repository, pull, paths))];
  if (changes.length > 0) await commitFiles(repository, { message, changes, branch });
}

/** Main may have been merged into the branch by hand: what stands on main is not the proposal's. */
async function droppedFiles(
  repository: ForgejoRepository,
  pull: Pull,
  kept: readonly string[],
): Promise<FileChange[]> {
  const touched = new Set<string>();
  for await (const page of pagesOf(repository, { path: `/pulls/${pull.number}/commits` }, Commit)) {
    for (const { files } of page) for (const { filename } of files ?? []) touched.add(filename);
  }
  const others = [...touched].filter((file) => !kept.includes(file));
  const onMain = await blobIdsAt(repository, (await mainBranch(repository)).commit, others);
  const onBranch = await blobIdsAt(repository, headOf(pull), others);
  return others.flatMap((file, index) => {
    const before = onBranch[index] ?? null;
    return before === null || onMain[index] ? [] : { path: file, content: null, before };
  });
}

/** Labels first: whoever reads the body takes it for a sign that all is done, after a crash too. */
async function say(
  repository: ForgejoRepository,
  { name, review }: Proposal,
  seen: Seen,
  number: number,
): Promise<void> {
  const { api, at, labels } = repository;
  const pull = await unchangedPull(repository, name, seen, number);
  if (pull === null) return;
  const isCompleted = await labels.complete(pull, review.labels);
  const isRemoved = await labels.remove(pull, review.notLabels ?? []);
  const { title, body } = review;
  if (pull.title === title && pull.body === body) return;
  // That took a moment, in which a box may have been ticked.
  if (isCompleted || isRemoved) {
    if ((await unchangedPull(repository, name, seen, number)) === null) return;
  }
  // Without labels: these would take the place of what others gave it.
  const change = { title, body } satisfies EditPullRequestOption;
  const path = at(`/pulls/${number}`);
  await api.ask({ method: "PATCH", path, body: change }, z.unknown());
}

/** Null where it came to its end meanwhile: what is merged must not say afterwards that it was less. */
async function unchangedPull(
  { api, at }: ForgejoRepository,
  name: string,
  seen: Seen,
  number: number,
): Promise<Pull | null> {
  const pull = await api.ask({ method: "GET", path: at(`/pulls/${number}`) }, Pull);
  if (pull.state !== "open") return null;
  insistOnBody(name, seen, pull.body);
  return pull;
}
