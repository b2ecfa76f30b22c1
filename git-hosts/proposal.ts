/** What is proposed to a repository, and what can become of it. */

export interface ProposedFile {
  /** Path in the repository, with `/`. */
  path: string;
  content: string;
}

/** One branch with one commit that adds files, to be approved by merging. */
export interface Proposal {
  /** Unique for ever; the branch is `comment/<name>`. */
  name: string;
  /** First line of the commit's message. */
  title: string;
  /** The rest of the message; may be empty. */
  body: string;
  files: readonly ProposedFile[];
  review: Review;
}

/** What a pull request shows. Plain git has none, and leaves it aside. */
export interface Review {
  title: string;
  /** Markdown. */
  body: string;
  labels: readonly string[];
  /** Labels that we give others, and that are wrong of this one. All other labels are people's, and stay. */
  notLabels?: readonly string[];
}

/** A commit straight on the main branch. */
export type Publication = Pick<Proposal, "title" | "body" | "files">;

/**
 * `none` also where plain git's moderator approved: no branch is left, and the files stand on main.
 * `spam` where it was closed with the label {@link SPAM_LABEL}, or refused as spam on plain git.
 */
export type ProposalState = "none" | "open" | "approved" | "rejected" | "spam";

export const SPAM_LABEL = "spam";
