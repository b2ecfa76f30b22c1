/** Finds the pull request of a proposal, by its branch and in any state. */
import { branchOf } from "../proposal-name.ts";
import { Pull } from "./answers.ts";
import type { Instance } from "./instance.ts";
import { pageOf } from "./pages.ts";
import { newPullIndex } from "./pull-index.ts";
import { nameOf } from "./pull-state.ts";
import { inPath, type RepositoryApi } from "./repository-api.ts";

export interface Pulls {
  /** In one request where the instance is new. */
  find: (name: string) => Promise<Pull | null>;
  /** Also one that somebody has turned to another branch than main. Walks through all pull requests. */
  search: (name: string) => Promise<Pull | null>;
  /** The newest change first, in one request. */
  lastChanged: () => Promise<Pull[]>;
}

export function newPulls(repository: RepositoryApi, instance: Instance): Pulls {
  const { api, at, settings } = repository;
  const index = newPullIndex(repository);

  async function search(name: string): Promise<Pull | null> {
    const numbers = await index.numbersOf(branchOf(name));
    const calls = numbers.map(
      (number) => ({ method: "GET", path: at(`/pulls/${number}`) }) as const,
    );
    const pulls = await Promise.all(calls.map((call) => api.ask(call, Pull)));
    return pulls.find(({ state }) => state === "open") ?? pulls[0] ?? null;
  }

  async function find(name: string): Promise<Pull | null> {
    const branch = branchOf(name);
    if (!(await instance.isNew())) return search(name);
    const path = at(`/pulls/${encodeURIComponent(settings.branch)}/${inPath(branch)}`);
    const pull = await api.find({ method: "GET", path }, Pull);
    if (pull === null || nameOf(pull) === name) return pull;
    // One that was pushed without a branch (AGit) by a user who is called `comment` can look like ours.
    return search(name);
  }

  const lastChanged = () =>
    pageOf(repository, { path: "/pulls", query: { state: "all", sort: "recentupdate" } }, Pull, 1);

  return { find, search, lastChanged };
}
