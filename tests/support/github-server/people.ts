/** What people do on GitHub's pages: the moderator, somebody who may write, and strangers. */
import { SPAM_LABEL } from "../../../git-hosts/proposal.ts";
import { branchOf } from "../../../git-hosts/proposal-name.ts";
import {
  addIssue,
  closeIssue,
  deleteBranch,
  type GithubState,
  headOf,
  type Issue,
  type Pull,
  touch,
} from "./state.ts";

const author = { name: "Mo Derator", email: "mo@example.org" };

export interface People {
  /** The pull request of a proposal; the youngest, where there are more. */
  pullOf: (name: string) => Issue & { pull: Pull };
  pullsOf: (name: string) => Issue[];
  approve: (name: string) => void;
  close: (name: string) => void;
  closeAsSpam: (name: string) => void;
  reopen: (name: string) => void;
  remark: (name: string, body: string, by: "writer" | "stranger") => void;
  deleteBranch: (name: string) => void;
  commitOnMain: (path: string, content: string) => void;
  /** A stranger's, to which somebody who may gave a label. */
  openIssue: (issue: { title: string; body: string; label: string }) => void;
  /** Of a fork with a branch of the same name. */
  proposeFromFork: (name: string) => Issue;
}

export function peopleOn(state: GithubState): People {
  const { git } = state;

  function pullsOf(name: string): (Issue & { pull: Pull })[] {
    const branch = branchOf(name);
    return state.issues.filter(
      (issue): issue is Issue & { pull: Pull } => issue.pull?.head === branch,
    );
  }

  function pullOf(name: string): Issue & { pull: Pull } {
    const pull = pullsOf(name).at(-1);
    if (pull === undefined) throw new Error(`There is no pull request of ${name}.`);
    return pull;
  }

  function approve(name: string): void {
    const issue = pullOf(name);
    const { pull, number } = issue;
    const message = `Merge pull request #${number} from ${state.owner}/${pull.head}`;
    const merged = git.merge(pull.base, headOf(state, issue, pull), { message, author });
    if (merged === null) throw new Error(`Pull request ${number} has conflicts.`);
    closeIssue(state, issue);
    pull.mergedAt = new Date(state.clock()).toISOString();
  }

  function reopen(name: string): void {
    const issue = pullOf(name);
    // GitHub offers no button where the branch is gone.
    if (!git.branches.has(issue.pull.head)) throw new Error("The branch is gone.");
    issue.state = "open";
    touch(state, issue);
  }

  function remark(name: string, body: string, by: "writer" | "stranger"): void {
    state.people.set("writer", "write");
    const issue = pullOf(name);
    issue.remarks.push({ login: by, association: by === "writer" ? "MEMBER" : "NONE", body });
    touch(state, issue);
  }

  function proposeFromFork(name: string): Issue {
    const sha = git.commit(git.resolve("main"), { "fork.txt": "F\n" }, { message: "F", author });
    const pull = { head: branchOf(name), headRepository: 666, sha, base: "main", mergedAt: null };
    return addIssue(state, { title: "From a fork", body: null, pull });
  }

  return {
    pullOf,
    pullsOf,
    approve,
    close: (name) => closeIssue(state, pullOf(name)),
    closeAsSpam: (name) => {
      pullOf(name).labels.push(SPAM_LABEL);
      closeIssue(state, pullOf(name));
    },
    reopen,
    remark,
    deleteBranch: (name) => deleteBranch(state, branchOf(name)),
    commitOnMain: (path, content) => {
      git.commitOn("main", { [path]: content }, { message: `Write ${path}`, author });
    },
    openIssue: ({ label, ...issue }) =>
      void addIssue(state, { ...issue, labels: [label], login: "stranger", pull: null }),
    proposeFromFork,
  };
}
