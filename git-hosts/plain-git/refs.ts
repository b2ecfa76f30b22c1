/** The refs that proposals live in, and what it takes to move them. */
import { branchOf, checkedName } from "../proposal-name.ts";
import type { TreeChange } from "./tree-changes.ts";

export interface RefMove {
  /** Full name, as in the repository that is moderated. */
  ref: string;
  /** What it must be before; null where it must not exist. */
  from: string | null;
  /** Null deletes it. The same as `from`: only see that it is so, where a push can. */
  to: string | null;
  /**
   * Of the main branch: what may have been done by half, or by others, in folders where it is checked
   * out. Whatever is as before, or as after, is brought to what comes after.
   */
  unsettled?: readonly TreeChange[];
}

/** The refs of the moderated repository: this very one, or one behind a remote. */
export interface Refs {
  readonly main: string;
  /** Brings what is known of the refs up to date. */
  refresh: () => Promise<void>;
  /** Under what name the objects of a ref can be reached here, after `refresh`. */
  localName: (ref: string) => string;
  /** Where refs point at this moment, looked at in the order given; null where there is none. */
  tipsOf: (refs: readonly string[]) => Promise<(string | null)[]>;
  /** Makes all moves or none; false where somebody else moved one of the refs meanwhile. */
  move: (moves: readonly RefMove[], reason: string) => Promise<boolean>;
  /** Throws where a git that was killed may have left its lock in a folder that has main checked out. */
  refuseLeftLocks: () => Promise<void>;
}

export type Refusal = "rejected" | "spam";

export const PROPOSALS = "refs/heads/comment/";

export function proposalRef(name: string): string {
  return `refs/heads/${branchOf(name)}`;
}

/** Keeps what was refused, so that it is known and never proposed again. */
export function refusedRef(name: string, refusal: Refusal): string {
  return `refs/stet/${refusal}/${checkedName(name)}`;
}

/** Whether a ref is not what it must be before the moves. */
export async function hasMoved(
  tipsOf: Refs["tipsOf"],
  moves: readonly RefMove[],
): Promise<boolean> {
  return (await outcomeOf(tipsOf, moves)) !== "none";
}

/**
 * What became of moves that git reports as failed; `none` where all refs are as before. Asked of the
 * refs and not of git's words, which differ from version to version. A connection may also break
 * after the moves were made and before we are told.
 */
export async function outcomeOf(
  tipsOf: Refs["tipsOf"],
  moves: readonly RefMove[],
): Promise<"none" | "made" | "others"> {
  const tips = await tipsOf(moves.map(({ ref }) => ref));
  if (moves.every(({ from }, at) => tips[at] === from)) return "none";
  return moves.every(({ to }, at) => tips[at] === to) ? "made" : "others";
}
