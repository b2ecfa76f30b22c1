/** What a moderator does on plain git: list, approve, refuse, amend, and change files on main. */

import type { ProposedFile } from "../proposal.ts";
import { approve, tipsOfWaiting } from "./approve.ts";
import { commitTree } from "./commits.ts";
import { moderatorIdentity } from "./identity.ts";
import {
  type ChangeFiles,
  changeMain,
  type MainFiles,
  mainFiles,
  readHistory,
} from "./main-branch.ts";
import { listOpen, type OpenProposal } from "./open-proposals.ts";
import { proposalRef, type Refusal } from "./refs.ts";
import { refuse, refuseUnapproved } from "./refuse.ts";
import {
  openRepository,
  type PlainGitSettings,
  type Repository,
  untilMoved,
} from "./repository.ts";
import { treeWith } from "./tree-with.ts";

export interface Moderation {
  /** What waits, the oldest first; or only what waits under this name. */
  listOpen: (name?: string) => Promise<OpenProposal[]>;
  /** Merges these into main, all or none; gives those that waited. */
  approve: (names: readonly string[]) => Promise<readonly string[]>;
  /** Refuses these for ever, all or none; gives those that waited. Throws where one is on main. */
  refuse: (names: readonly string[], refusal: Refusal) => Promise<readonly string[]>;
  /** Refuses those of these that wait and are not on main; gives what it refused. */
  refuseUnapproved: (names: readonly string[], refusal: Refusal) => Promise<readonly string[]>;
  /** Writes other files into an open proposal, as one more commit; false where it waits no more. */
  amend: (name: string, files: readonly ProposedFile[], message: string) => Promise<boolean>;
  /** The files on main at this moment. */
  openMain: () => Promise<MainFiles>;
  /** Reads files of main and writes others, in one commit; again where main moved meanwhile. */
  changeMain: (message: string, change: ChangeFiles) => Promise<void>;
  /** What a file on main held, the newest version first; also of a file that is no more. */
  readHistory: (path: string) => AsyncGenerator<string>;
}

/** With a remote, this clone's own branches stay as they are: `git pull` brings it all here. */
export function plainModeration(settings: PlainGitSettings): Moderation {
  const repository = openRepository(settings);
  return {
    listOpen: (only) => listOpen(repository, { only }),
    approve: (names) => approve(repository, names),
    refuse: (names, refusal) => refuse(repository, names, refusal),
    refuseUnapproved: (names, refusal) => refuseUnapproved(repository, names, refusal),
    amend: (name, files, message) => amend(repository, name, files, message),
    openMain: () => mainFiles(repository),
    changeMain: (message, change) => changeMain(repository, message, change),
    readHistory: (path) => readHistory(repository, path),
  };
}

async function amend(
  repository: Repository,
  name: string,
  files: readonly ProposedFile[],
  message: string,
): Promise<boolean> {
  const { git, refs } = repository;
  const identity = await moderatorIdentity(git);
  return untilMoved(repository, async () => {
    const [waiting] = await tipsOfWaiting(repository, [name]);
    if (waiting === undefined) return false;
    const tree = await treeWith(git, waiting.tip, files);
    const to = await commitTree(git, { tree, parents: [waiting.tip], message, identity });
    const move = { ref: proposalRef(name), from: waiting.tip, to };
    return (await refs.move([move], "stet: amend")) || undefined;
  });
}
