/** Where proposals go. Knows branches, files and proposals, and nothing of what the files hold. */

export interface ProposedFile {
  /** Path in the repository, with `/`. */
  path: string;
  content: string;
}

/** One branch with one commit that adds files, to be approved by merging. */
export interface Proposal {
  /** Unique for ever; the branch is `comment/<name>`. */
  name: string;
  title: string;
  /** More lines for the moderator; may be empty. */
  body: string;
  files: readonly ProposedFile[];
}

/** `none` also where a proposal was approved: then its files stand on the main branch. */
export type ProposalState = "none" | "open" | "rejected" | "spam";

export interface GitHost {
  /** What became of a proposal. */
  stateOf(name: string): Promise<ProposalState>;
  /** The files at these paths on the main branch, all of one commit; null where there is none. */
  readMain(paths: readonly string[]): Promise<(string | null)[]>;
  /** The files at these paths in a proposal that is open or was refused; null where there is none. */
  readProposal(name: string, paths: readonly string[]): Promise<(string | null)[]>;
  /** Makes the proposal. Called again after a crash at any step it finishes the job, and never doubles it. */
  propose(proposal: Proposal): Promise<void>;
}
