/** Where proposals go. Knows branches, files and proposals, and nothing of what the files hold. */
import type { Proposal, ProposalState, Publication } from "./proposal.ts";
import type { Reviews } from "./reviews.ts";

/** Each call that fails throws a HostProblem, or an error of git's; each may simply be made again. */
export interface GitHost {
  /** What became of a proposal, by its branch, whether or not that is still there. */
  stateOf(name: string): Promise<ProposalState>;
  /** The files at these paths on the main branch, all of one commit; null where there is none. */
  readMain(paths: readonly string[]): Promise<(string | null)[]>;
  /** The files at these paths in a proposal that is open or was refused; null where there is none. */
  readProposal(name: string, paths: readonly string[]): Promise<(string | null)[]>;
  /**
   * Makes the proposal. Called again after a crash at any step it finishes the job; it never doubles
   * it, and never opens again what was closed.
   */
  propose(proposal: Proposal): Promise<void>;
  /** Commits files to the main branch; does nothing where they all stand there with this content. */
  publish(publication: Publication): Promise<void>;
  /** Null where the host has no pull requests. */
  readonly reviews: Reviews | null;
}
