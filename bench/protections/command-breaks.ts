/** Whatever the author's commands do, they can be killed: how merging and moderating are broken. */
import type { BrokenPromise } from "./break.ts";

export const COMMAND_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "A build that is killed, or ends with a mistake, leaves the site as it was, or one that the next build finishes",
    breaks: [
      {
        what: "what a build had begun to publish is forgotten",
        file: "scripts/build/stage.ts",
        find: "if (begun !== null) carryOut(",
        put: "if (begun !== null && begun.moved.length === 0) carryOut(",
        tests: ["scripts/build/stage"],
      },
      {
        what: "pages are made in the output folder",
        file: "scripts/build/build-site.ts",
        find: "await makePages(planned, options, stage.folder)",
        put: "await makePages(planned, options, output)",
        tests: ["scripts/planned-build"],
      },
    ],
  },
  {
    promise: "A build of what has changed comes to the same as one of everything",
    breaks: [
      {
        what: "a thread that changed looks the same",
        file: "site/threads.ts",
        find: "same?.key === key ? same",
        put: "same !== undefined ? same",
        tests: ["scripts/planned-build"],
      },
      {
        what: "a post's text is nothing that its page depends on",
        file: "site/plan/facts.ts",
        find: "text: ({ contentId }: Post) => contentId,",
        put: 'text: () => "",',
        tests: ["scripts/planned-build"],
      },
    ],
  },
  {
    promise:
      "A merge that was killed at any step is finished by the next one: nothing lost, nothing twice",
    breaks: [
      {
        what: "submissions go before their threads are written",
        file: "scripts/merge/apply-merge.ts",
        find: "writeThreads(root, plan.threads);",
        put: "for (const path of plan.merged) deleteSubmission(root, path);\n  writeThreads(root, plan.threads);",
        tests: ["crashes/commands", "crashes/power-cut"],
      },
      {
        what: "the names of threads are not fsynced",
        file: "scripts/merge/apply-merge.ts",
        find: "if (plan.threads.length > 0) syncThreads(root);",
        put: "",
        tests: ["crashes/power-cut"],
      },
      {
        what: "threads are not fsynced",
        file: "comments/data-files.ts",
        find: `for (const path of paths) makeLast(\`\${path}.tmp\`, "r+");`,
        put: "",
        tests: ["crashes/power-cut"],
      },
      {
        what: "what is in the thread already is appended once more",
        file: "comments/merge-plan.ts",
        find: "group.filter(({ submission }) => !before.has(submission.id)).sort(byDateThenId)",
        put: "group.toSorted(byDateThenId)",
        tests: ["comments/merge-plan", "scripts/merge"],
      },
      {
        what: "only what this run merged is committed",
        file: "scripts/merge/commit-merge.ts",
        find: "const merged = await mergedAndGone(git, root);",
        put: "const { merged } = plan;",
        tests: ["scripts/merge"],
      },
      {
        what: "what is staged and merged stays staged",
        file: "scripts/merge/commit-merge.ts",
        find: "await unstageMerged(git, root);",
        put: "",
        tests: ["scripts/merge"],
      },
      {
        what: "what lies on disk and is not committed is merged",
        file: "scripts/merge/commit-merge.ts",
        find: "readMergePlan(root, posts, { perPage, only: committed })",
        put: "readMergePlan(root, posts, { perPage })",
        tests: ["scripts/merge"],
      },
    ],
  },
  {
    promise:
      "Approving, rejecting, editing, removing, killed at any step, can simply be done again",
    breaks: [
      {
        what: "nobody puts back what a killed run has left",
        file: "git-hosts/plain-git/move-main.ts",
        find: "if (from !== null && !(await putBackAfterCrash(git, { ref, tip: from }, moveRefs))) return false;",
        put: "",
        tests: ["git-hosts/plain-git/author-at-work", "crashes/commands"],
      },
      {
        what: "a git that outlived its run may still move main",
        file: "git-hosts/plain-git/after-crash.ts",
        find: "const claimed = await commitTree(git, {",
        put: "const claimed = crashed;\n  await commitTree(git, {",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "the file of a killed approval is taken for the author's",
        file: "git-hosts/plain-git/in-the-way.ts",
        find: "const expected = [before?.oid, after?.oid];",
        put: "const expected = [before?.oid];",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "half a file stays beside",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "await rm(beside, { force: true });",
        put: "await rm(file, { force: true });",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "a refusal leaves the file of an approval that was killed",
        file: "git-hosts/plain-git/refuse.ts",
        find: "unsettled: leftovers",
        put: "unsettled: []",
        tests: ["git-hosts/plain-git/author-at-work"],
      },
      {
        what: "the lock of a killed process is never taken over",
        file: "git-hosts/plain-git/socket-lock.ts",
        find: "const isCrashed = await isRefused(path);",
        put: 'const isCrashed = (await isRefused(path)) && path === "";',
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "main moves although a git was killed that holds the index",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "if (!(error instanceof GitFailed) || error.exitCode === null) throw error;",
        put: "if (!(error instanceof GitFailed)) throw error;",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "where nothing is left to approve, nobody hears of a lock that stays",
        file: "git-hosts/plain-git/approve.ts",
        find: "await refs.refuseLeftLocks();",
        put: "",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "what is on main may be refused",
        file: "git-hosts/plain-git/refuse.ts",
        find: "if (files.some(({ path }) => onMain.has(path))) return [];",
        put: "",
        tests: ["git-hosts/plain-git/author-at-work"],
      },
      {
        what: "files are brought along after main has moved",
        file: "git-hosts/plain-git/move-main.ts",
        find: "    await trees.settle();\n    if (await moveRefs([...moves, isOver])) return true;",
        put: "    const isMoved = await moveRefs([...moves, isOver]);\n    await trees.settle();\n    if (isMoved) return true;",
        tests: ["git-hosts/plain-git/author-at-work"],
      },
      {
        what: "main is undone without a lock on the index",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "await withIndexLocked(folder, async (env) => {",
        put: "await whenIndexIsFree(folder, async () => {\n    const env = {};",
        tests: ["git-hosts/plain-git/author-at-work"],
      },
    ],
  },
  {
    promise: "The author's staged, edited and new files stay as they are",
    breaks: [
      {
        what: "a merge commits what else is staged",
        file: "scripts/commit-files.ts",
        find: '"--only"',
        put: '"--include"',
        tests: ["scripts/merge"],
      },
      {
        what: "nobody looks what is in the way",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "await refuseWhatIsInTheWay(folder, changes);",
        put: "",
        tests: ["git-hosts/plain-git/approve"],
      },
      {
        what: "an approval is made in the author's own index",
        file: "git-hosts/plain-git/commits.ts",
        find: 'const env = { GIT_INDEX_FILE: join(folder, "index") };',
        put: "const env = {};",
        tests: ["git-hosts/plain-git/approve"],
      },
      {
        what: "several of our processes work on the files at once",
        file: "git-hosts/plain-git/one-at-a-time.ts",
        find: "if (release !== null) return release;",
        put: "return release ?? (async () => {});",
        tests: ["git-hosts/plain-git/one-at-a-time"],
      },
      {
        what: "main moves in the middle of a rebase",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "if (from !== to) for (const worktree of worktrees) await refuseMidRebase(worktree, ref);",
        put: "",
        tests: ["git-hosts/plain-git/approve"],
      },
      {
        what: "a branch that is checked out is deleted",
        file: "git-hosts/plain-git/worktrees.ts",
        find: "if (worktree === undefined) return;",
        put: "if (worktree === undefined || worktree.ref !== null) return;",
        tests: ["git-hosts/plain-git/approve"],
      },
      {
        what: "where main does not move after all, its files stay",
        file: "git-hosts/plain-git/move-main.ts",
        find: "    await takeBack(trees, error);\n",
        put: "",
        tests: ["git-hosts/plain-git/approve"],
      },
      {
        what: "a link on the way to a file is followed",
        file: "git-hosts/plain-git/checked-out-files.ts",
        find: 'if (kind !== "folder") throw',
        put: 'if (kind === "file") throw',
        tests: ["git-hosts/plain-git/approve"],
      },
    ],
  },
  {
    promise: "What does not fit is reported, never dropped",
    breaks: [
      {
        what: "a submission for an unknown post is passed over",
        file: "comments/merge-plan.ts",
        find: 'plan.reports.push({ path, id: submission.id, problem: "unknown-post", about: post });',
        put: "",
        tests: ["comments/merge-plan"],
      },
      {
        what: "another comment with an id that is taken is deleted",
        file: "comments/merge-plan.ts",
        find: 'plan.reports.push({ path, id, problem: "duplicate", about: id });',
        put: "plan.merged.push(path);",
        tests: ["comments/merge-plan"],
      },
      {
        what: "an answer to what is not there is not reported",
        file: "comments/merge-plan.ts",
        find: 'return [{ id, problem: "missing-parent", about: replyTo }];',
        put: "return [];",
        tests: ["comments/merge-plan"],
      },
    ],
  },
];
