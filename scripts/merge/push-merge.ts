/** Merges on top of what the remote has, and pushes; where somebody else was first, once more. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { MergePlan } from "../../comments/merge-plan.ts";
import { fetchRefs } from "../../git-hosts/plain-git/fetch-refs.ts";
import { type Git, GitFailed } from "../../git-hosts/plain-git/git.ts";
import { remoteRefs } from "../../git-hosts/plain-git/remote-refs.ts";

export interface Upstream {
  remote: string;
  /** The main branch. */
  branch: string;
}

const ATTEMPTS = 5;

/**
 * `merge` merges and commits in the folder of `git`. What is checked out becomes what the remote has, and
 * after a push that was refused it does so again: a merge is made anew from its submissions, never rebased,
 * so that nothing is folded into a thread twice.
 */
export async function pushMerge(
  git: Git,
  upstream: Upstream,
  merge: () => Promise<MergePlan>,
): Promise<MergePlan> {
  await insistNothingOwn(git, upstream);
  for (let count = 1; count <= ATTEMPTS; count += 1) {
    const tip = await fetchTip(git, upstream);
    if (count === 1) await insistAncestor(git, tip, upstream);
    // Unlike --hard, it stops where it would overwrite a file that git does not know.
    await git.text(["reset", "--quiet", "--keep", tip]);
    const plan = await merge();
    const made = await git.text(["rev-parse", "HEAD"]);
    if (made === tip || (await isPushed(git, upstream, { from: tip, to: made }))) return plan;
  }
  throw new Error(
    `Somebody else pushed to ${upstream.branch} ${ATTEMPTS} times while this was at it. Try again later.`,
  );
}

async function fetchTip(git: Git, { remote, branch }: Upstream): Promise<string> {
  const ours = `refs/stet/upstream/${branch}`;
  await fetchRefs(git, remote, [`+refs/heads/${branch}:${ours}`]);
  return git.text(["rev-parse", "--verify", ours]);
}

/** False where it was refused because the branch has moved. */
async function isPushed(
  git: Git,
  { remote, branch }: Upstream,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { main, move } = remoteRefs(git, branch, remote);
  try {
    return await move([{ ref: main, from, to }], "stet: merge");
  } catch (cause) {
    if (!(cause instanceof GitFailed)) throw cause;
    throw new Error(
      `${remote} takes no push to ${branch}: ${cause.words}\n` +
        "A rule may keep it from that; docs/ci/README.md says how to let it.",
      { cause },
    );
  }
}

/** All that is checked out is about to be reset: nothing of the author's may be in it. */
async function insistNothingOwn(git: Git, { branch }: Upstream): Promise<void> {
  const checkedOut = await git.text(["rev-parse", "--abbrev-ref", "HEAD"]);
  // CI checks out a commit, and no branch.
  if (checkedOut !== branch && checkedOut !== "HEAD") {
    throw new Error(
      `${checkedOut} is checked out here. Check out ${branch}: git checkout ${branch}`,
    );
  }
  const halfDone = ["rebase-merge", "rebase-apply", "BISECT_LOG"];
  const paths = await git.text(["rev-parse", ...halfDone.flatMap((name) => ["--git-path", name])]);
  if (paths.split("\n").some((path) => existsSync(resolve(git.directory, path)))) {
    throw new Error("A rebase or a bisection is not finished here. Finish it first.");
  }
  const edited = await git.text(["status", "--porcelain", "--untracked-files=no"]);
  if (edited !== "") {
    throw new Error(
      `There are changes here that are not committed:\n${edited}\nCommit them first.`,
    );
  }
}

async function insistAncestor(git: Git, tip: string, { remote, branch }: Upstream): Promise<void> {
  try {
    await git.text(["merge-base", "--is-ancestor", "HEAD", tip]);
  } catch (error) {
    if (!(error instanceof GitFailed) || error.exitCode !== 1) throw error;
    throw new Error(
      `There are commits here that ${branch} of ${remote} does not have. Push them first: git push`,
    );
  }
}
