/** What a git host with pull requests can do besides: hear the moderator, and keep one notice before them. */
import type { Proposal, ProposalState } from "./proposal.ts";

export interface ChangedProposal {
  name: string;
  state: ProposalState;
  /**
   * Another one where anything changed since: the text, what is said below, the branch. Hosts date by the
   * second, so that of two changes within one the later may not show.
   */
  changed: string;
}

export interface OpenReview {
  /** As it stands there now: the moderator may have ticked boxes in it. */
  body: string;
  /** What people with the right to write said below it, oldest first; others are left out. */
  remarks: readonly string[];
  /** The commit that its branch ends with. */
  head: string;
}

/** What was read of an open proposal before it was decided what it is to be. */
export type Seen = Pick<OpenReview, "body" | "head">;

/** An issue that tells the moderator something; at most one with a label is open. */
export interface Notice {
  label: string;
  title: string;
  /** Markdown. */
  body: string;
}

export interface ShownNotice {
  /** As it stands there now: the moderator may have ticked boxes in it. */
  body: string;
  isOpen: boolean;
}

/** Right or wrong, about the settings and the repository; for `npm run doctor`. */
export interface Finding {
  /** What was looked at; the same code for the same thing on every host. */
  about:
    | "host"
    | "token"
    | "repository"
    | "rights"
    | "branch"
    | "pull-requests"
    | "checks"
    | "labels"
    | "webhook"
    | "visibility";
  /** `note`: nothing is wrong, and there is something to know. */
  verdict: "right" | "wrong" | "note";
  /** What is so, in a sentence. */
  says: string;
  /** How to mend it, or what to do if what is so is not wanted; empty where all is right. */
  mend: string;
}

export interface Reviews {
  /**
   * The proposals that changed last, newest change first, in one request; `unchanged` where the host
   * says that nothing changed since the last call, which most hosts do not count.
   */
  lastChanged(): Promise<readonly ChangedProposal[] | "unchanged">;
  /** Names of all proposals whose branch is there: open ones, half made ones, and what is not cleared away. */
  branches(): Promise<readonly string[]>;
  /** Null where no such proposal is open. */
  read(name: string): Promise<OpenReview | null>;
  /**
   * Makes an open proposal add exactly these files, and say this. Its branch is rewritten: one commit
   * on the main branch as it is now. Where a host has no way to rewrite one (Gitea before 1.26), what is
   * left out is deleted on top, and stays in the history of the branch. Does nothing where the proposal
   * is no longer open.
   *
   * Replaces only what was seen, looking again right before it writes: where the branch ends with
   * another commit, or the text is another one, it throws a HostProblem of the kind "conflict". The
   * branch may be rewritten by then, and the text not. Read again what is there, and revise again; the
   * files have to be read after the head was, so that they are no older.
   */
  revise(proposal: Proposal, seen: Seen): Promise<void>;
  /**
   * Closes an open proposal, of which nothing is left; one that came to an end is left alone. Where it is
   * no longer as it was seen it throws as {@link revise} does.
   */
  close(name: string, seen: Seen): Promise<void>;
  /**
   * Deletes the branch of a proposal that came to an end; one that is open, half made, or gone, is left
   * alone. Gives what became of it.
   */
  tidy(name: string): Promise<ProposalState>;
  /** Opens the notice, or brings the open one with this label up to date. */
  show(notice: Notice): Promise<void>;
  /**
   * The open notice; where none is open, the one that was made last: whoever ticks a box may close it
   * in the next moment. Null where there never was one.
   */
  readNotice(label: string): Promise<ShownNotice | null>;
  /** Closes the open notice, if there is one. */
  closeNotice(label: string): Promise<void>;
  /**
   * Tries settings and rights against the host; changes nothing there, and never throws for what it finds.
   * `webhook` is the address at which the host's webhooks are heard, null where it is not known: what is
   * found about one that goes there is right or wrong, and all else about webhooks is a note.
   */
  examine(webhook: string | null): Promise<readonly Finding[]>;
}
