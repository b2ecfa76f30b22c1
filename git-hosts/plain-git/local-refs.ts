/** The refs of this very repository, moved so that no checked-out folder is left behind. */
import { type Git, GitFailed } from "./git.ts";
import { moveMain } from "./move-main.ts";
import { objectIds } from "./objects.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { hasMoved, type RefMove, type Refs } from "./refs.ts";
import { refuseLockedIndexes } from "./settle-worktrees.ts";
import { removeStaleLocks } from "./stale-locks.ts";
import { refuseCheckedOut } from "./worktrees.ts";

export function localRefs(git: Git, branch: string): Refs {
  const main = `refs/heads/${branch}`;
  const tipsOf: Refs["tipsOf"] = (refs) => objectIds(git, refs);

  async function moveRefs(moves: readonly RefMove[], reason: string): Promise<boolean> {
    try {
      const input = moves.map(instruction).join("");
      await git.text(["update-ref", "-m", reason, "--stdin", "-z"], { input });
      return true;
    } catch (error) {
      if (!(error instanceof GitFailed)) throw error;
      if (await hasMoved(tipsOf, moves)) return false;
      const refs = moves.map(({ ref }) => ref);
      if (await removeStaleLocks(git, refs)) return moveRefs(moves, reason);
      throw error;
    }
  }

  async function move(moves: readonly RefMove[], reason: string): Promise<boolean> {
    const others = moves.filter(({ ref, from }) => ref !== main && from !== null);
    await refuseCheckedOut(
      git,
      others.map(({ ref }) => ref),
    );
    const ofMain = moves.find(({ ref }) => ref === main);
    if (ofMain === undefined) return moveRefs(moves, reason);
    return oneAtATime(git, async () => {
      // Files of a newer main would look like the author's own changes.
      if (await hasMoved(tipsOf, moves)) return false;
      return moveMain(git, ofMain, moves, (some) => moveRefs(some, reason));
    });
  }

  return {
    main,
    refresh: async () => {},
    localName: (ref) => ref,
    tipsOf,
    move,
    refuseLeftLocks: () => refuseLockedIndexes(git, main),
  };
}

/**
 * One step of git's own transaction: all of them are done or none. Git moves and creates refs before
 * it deletes any, so whoever looks for a branch first, then elsewhere, never misses a proposal.
 */
function instruction({ ref, from, to }: RefMove): string {
  if (from === to) return `verify ${ref}\0${from ?? ""}\0`;
  if (from === null) return `create ${ref}\0${to}\0`;
  return to === null ? `delete ${ref}\0${from}\0` : `update ${ref}\0${to}\0${from}\0`;
}
