/** Which pull request is of which branch, where the API cannot be asked for that. */
import { Pull } from "./answers.ts";
import { pagesOf } from "./pages.ts";
import { nameOf } from "./pull-state.ts";
import type { RepositoryApi } from "./repository-api.ts";

export interface PullIndex {
  /** The newest first. */
  numbersOf: (branch: string) => Promise<readonly number[]>;
}

/**
 * Walks through all pull requests once, and after that through those that are new: the list begins with
 * the newest, and a pull request never changes its branch. Searching with `issues?q=` would not do: it
 * reads titles and texts, and from an index that comes after.
 */
export function newPullIndex(repository: RepositoryApi): PullIndex {
  const numbers = new Map<string, number[]>();
  let newest = 0;

  async function catchUp(): Promise<void> {
    const unseen: Pull[] = [];
    for await (const page of pagesOf(
      repository,
      { path: "/pulls", query: { state: "all" } },
      Pull,
    )) {
      unseen.push(...page);
      if (page.some(({ number }) => number <= newest)) break;
    }
    // Only now, and all at once: half a walk would hide what lies behind it for ever.
    for (const pull of unseen.toReversed()) remember(pull);
  }

  function remember(pull: Pull): void {
    if (pull.number <= newest) return;
    newest = pull.number;
    const branch = nameOf(pull) === null ? "" : (pull.head?.label ?? "");
    numbers.set(branch, [pull.number, ...(numbers.get(branch) ?? [])]);
  }

  return {
    numbersOf: async (branch) => {
      await catchUp();
      return numbers.get(branch) ?? [];
    },
  };
}
