/** Refuses proposals for ever: each branch becomes a ref that is kept, so that it is known. */
import { tipsOfWaiting, type Waiting } from "./approve.ts";
import { readFilesAt } from "./objects.ts";
import { findProposals, ownChanges } from "./own-commits.ts";
import { proposalRef, type Refusal, refusedRef } from "./refs.ts";
import { mainTip, type Repository, untilMoved } from "./repository.ts";
import type { TreeChange } from "./tree-changes.ts";

interface Refusable extends Waiting {
  /**
   * An approval that was killed may have left the proposal's files in a working tree, where the
   * author's next `git commit -a` would publish them. What undoes that.
   */
  leftovers: readonly TreeChange[];
}

/** All or none; gives those that waited. Throws where main holds files of one already. */
export async function refuse(
  repository: Repository,
  names: readonly string[],
  refusal: Refusal,
): Promise<readonly string[]> {
  return refuseSome(repository, names, refusal, (approved) => {
    throw new Error(
      `The proposal ${approved} is approved already: its files are on the main branch. Nothing was changed.`,
    );
  });
}

/** All that waited and is not on main, or none of it; gives what it refused. */
export async function refuseUnapproved(
  repository: Repository,
  names: readonly string[],
  refusal: Refusal,
): Promise<readonly string[]> {
  return refuseSome(repository, names, refusal, () => {});
}

async function refuseSome(
  repository: Repository,
  names: readonly string[],
  refusal: Refusal,
  onApproved: (name: string) => void,
): Promise<readonly string[]> {
  const { refs } = repository;
  return untilMoved(repository, async () => {
    const waiting = await tipsOfWaiting(repository, names);
    const main = await mainTip(repository);
    const refusable = await notOn(repository, main, waiting);
    const unapproved = new Set(refusable.map(({ name }) => name));
    for (const { name } of waiting) if (!unapproved.has(name)) onApproved(name);
    if (refusable.length === 0) return [];
    const kept = await refs.tipsOf(refusable.map(({ name }) => refusedRef(name, refusal)));
    const moves = refusable.flatMap(({ name, tip }, at) => [
      { ref: refusedRef(name, refusal), from: kept[at] ?? null, to: tip },
      { ref: proposalRef(name), from: tip, to: null },
    ]);
    const leftovers = refusable.flatMap((one) => one.leftovers);
    const ofMain = { ref: refs.main, from: main, to: main, unsettled: leftovers };
    const isDone = await refs.move([ofMain, ...moves], `stet: ${refusal}`);
    return isDone ? refusable.map(({ name }) => name) : undefined;
  });
}

/** Those that main holds neither by their commits nor by a file that they add. */
async function notOn(
  { git }: Repository,
  main: string,
  waiting: readonly Waiting[],
): Promise<Refusable[]> {
  if (waiting.length === 0) return [];
  const found = await findProposals(git, main, waiting);
  const changes = await ownChanges(git, found);
  const added = changes.map((some) => some.filter(({ before, after }) => !before && after));
  const paths = added.flat().map(({ path }) => path);
  const texts = await readFilesAt(git, main, paths);
  const onMain = new Set(paths.filter((_, at) => typeof texts[at] === "string"));
  const tips = new Map(waiting.map(({ name, tip }) => [name, tip]));
  return found.flatMap(({ name }, at) => {
    const files = added[at] ?? [];
    if (files.some(({ path }) => onMain.has(path))) return [];
    const leftovers = files.map(({ path, after }) => ({ path, before: after, after: null }));
    return { name, tip: tips.get(name) ?? "", leftovers };
  });
}
