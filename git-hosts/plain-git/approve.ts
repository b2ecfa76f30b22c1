/** Approves proposals: each becomes a merge commit on the main branch. */
import { commitTree, type ScratchIndex, type TreeEdit, withScratchIndex } from "./commits.ts";
import type { Git } from "./git.ts";
import { type Identity, moderatorIdentity } from "./identity.ts";
import { proposalRef } from "./refs.ts";
import { mainTip, type Repository, untilMoved } from "./repository.ts";
import { changesBetween, type TreeChange } from "./tree-changes.ts";

export interface Waiting {
  name: string;
  tip: string;
}

/** Where main comes to be, and what it holds of the proposals without their merge. */
interface Merged {
  head: string;
  held: readonly TreeChange[];
}

/**
 * Merges the proposals into main and deletes their branches, all or none; gives the names of those
 * that waited. One that main holds already, after a crash or a merge by hand, only loses its branch.
 */
export async function approve(
  repository: Repository,
  names: readonly string[],
): Promise<readonly string[]> {
  const { git, refs } = repository;
  const identity = await moderatorIdentity(git);
  return untilMoved(repository, async () => {
    const waiting = await tipsOfWaiting(repository, names);
    if (waiting.length === 0) {
      // Done by a run that was killed, maybe: whoever runs it again is to hear of what it left.
      await refs.refuseLeftLocks();
      return [];
    }
    const main = await mainTip(repository);
    const { head, held } = await mergeAll(git, main, waiting, identity);
    const isDone = await refs.move(
      [
        // Also where main stays: its files may have been committed while an index was without them.
        { ref: refs.main, from: main, to: head, unsettled: held },
        ...waiting.map(({ name, tip }) => ({ ref: proposalRef(name), from: tip, to: null })),
      ],
      "stet: approve",
    );
    return isDone ? waiting.map(({ name }) => name) : undefined;
  });
}

/** Those of the names whose branch is there. */
export async function tipsOfWaiting(
  { refs }: Repository,
  names: readonly string[],
): Promise<Waiting[]> {
  const unique = [...new Set(names)];
  const tips = unique.length === 0 ? [] : await refs.tipsOf(unique.map(proposalRef));
  return unique.flatMap((name, at) => {
    const tip = tips[at];
    return tip ? { name, tip } : [];
  });
}

/** One merge after the other. */
async function mergeAll(
  git: Git,
  main: string,
  waiting: readonly Waiting[],
  identity: Identity,
): Promise<Merged> {
  return withScratchIndex(git, main, async (index) => {
    let merged: Merged = { head: main, held: [] };
    for (const one of waiting) merged = await mergeOne({ git, index, identity }, merged, one);
    return merged;
  });
}

async function mergeOne(
  { git, index, identity }: { git: Git; index: ScratchIndex; identity: Identity },
  { head, held }: Merged,
  { name, tip }: Waiting,
): Promise<Merged> {
  const base = await git.text(["merge-base", head, tip]);
  const proposed = await changesBetween(git, base, tip);
  const onMain = await changedSince(git, base, head);
  const edits = editsOf(name, proposed, onMain);
  const alike = proposed.filter(({ path }) => onMain.has(path));
  const merged = { head, held: [...held, ...alike] };
  if (edits.length === 0) return merged;
  await index.edit(edits);
  const order = { parents: [head, tip], message: `Approve comment ${name}`, identity };
  return { ...merged, head: await commitTree(git, { ...order, tree: await index.writeTree() }) };
}

async function changedSince(
  git: Git,
  base: string,
  head: string,
): Promise<Map<string, TreeChange>> {
  return new Map((await changesBetween(git, base, head)).map((change) => [change.path, change]));
}

/** A merge of whole files: what only the proposal changed is taken, what both changed must be alike. */
function editsOf(
  name: string,
  proposed: readonly TreeChange[],
  onMain: ReadonlyMap<string, TreeChange>,
): TreeEdit[] {
  return proposed.flatMap(({ path, after }) => {
    const there = onMain.get(path);
    if (there === undefined) return { path, entry: after };
    if (there.after?.oid === after?.oid) return [];
    throw new Error(
      `The proposal ${name} and the main branch hold different versions of ${path}. ` +
        `Nothing was changed. Merge by hand (git merge comment/${name}), or reject the proposal.`,
    );
  });
}
