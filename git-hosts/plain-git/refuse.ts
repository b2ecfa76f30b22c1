/** Refuses proposals for ever: each branch becomes a ref that is kept, so that it is known. */
import { tipsOfWaiting, type Waiting } from "./approve.ts";
import { readFilesAt } from "./objects.ts";
import { proposalRef, type Refusal, refusedRef } from "./refs.ts";
import { mainTip, type Repository, untilMoved } from "./repository.ts";
import { changesBetween, type TreeChange } from "./tree-changes.ts";

/** All or none; gives those that waited. Throws where main holds files of one already. */
export async function refuse(
  repository: Repository,
  names: readonly string[],
  refusal: Refusal,
): Promise<readonly string[]> {
  const { refs } = repository;
  return untilMoved(repository, async () => {
    const waiting = await tipsOfWaiting(repository, names);
    if (waiting.length === 0) return [];
    const main = await mainTip(repository);
    const leftovers: TreeChange[] = [];
    for (const one of waiting) leftovers.push(...(await leftoversOf(repository, main, one)));
    const kept = await refs.tipsOf(waiting.map(({ name }) => refusedRef(name, refusal)));
    const moves = waiting.flatMap(({ name, tip }, at) => [
      { ref: refusedRef(name, refusal), from: kept[at] ?? null, to: tip },
      { ref: proposalRef(name), from: tip, to: null },
    ]);
    const ofMain = { ref: refs.main, from: main, to: main, unsettled: leftovers };
    const isDone = await refs.move([ofMain, ...moves], `stet: ${refusal}`);
    return isDone ? waiting.map(({ name }) => name) : undefined;
  });
}

/**
 * An approval that was killed may have left the proposal's files in a working tree, where the author's
 * next `git commit -a` would publish them. What undoes that.
 */
async function leftoversOf(
  { git }: Repository,
  main: string,
  { name, tip }: Waiting,
): Promise<TreeChange[]> {
  const base = await git.text(["merge-base", main, tip]);
  const added = (await changesBetween(git, base, tip)).filter(({ before }) => before === null);
  const onMain = await readFilesAt(
    git,
    main,
    added.map(({ path }) => path),
  );
  if (base === tip || onMain.some((text) => text !== null)) {
    throw new Error(
      `The proposal ${name} is approved already: its files are on the main branch. Nothing was changed.`,
    );
  }
  return added.map(({ path, after }) => ({ path, before: after, after: null }));
}
