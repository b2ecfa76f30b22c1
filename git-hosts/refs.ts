/** The refs that proposals live in, and what it takes to move them. */

export interface RefMove {
  /** Full name, as in the repository that is moderated. */
  ref: string;
  /** What it must be before; null where it must not exist. */
  from: string | null;
  /** Null deletes it. `from` and `to` both null: see that it does not exist. */
  to: string | null;
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
}

export type Refusal = "rejected" | "spam";

export const PROPOSALS = "refs/heads/comment/";

/** Names come from outside of this folder, and become part of a ref and of a command line. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function proposalRef(name: string): string {
  return `${PROPOSALS}${checked(name)}`;
}

/** Keeps what was refused, so that it is known and never proposed again. */
export function refusedRef(name: string, refusal: Refusal): string {
  return `refs/stet/${refusal}/${checked(name)}`;
}

/**
 * Why a move did not happen: true where a ref is not what it must be. Asked of the refs and not of
 * git's words, which differ from version to version.
 */
export async function hasMoved(
  tipsOf: Refs["tipsOf"],
  moves: readonly RefMove[],
): Promise<boolean> {
  const tips = await tipsOf(moves.map(({ ref }) => ref));
  return moves.some(({ from }, at) => tips[at] !== from);
}

export function isProposalName(text: string): boolean {
  return NAME.test(text);
}

function checked(name: string): string {
  if (isProposalName(name)) return name;
  throw new Error(
    `"${name}" cannot name a proposal: expected lower-case letters, digits and -, such as 01jd4r`,
  );
}
