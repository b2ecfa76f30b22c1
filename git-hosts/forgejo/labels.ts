/** Labels of the repository: the API wants them by number, and the settings know their names. */
import type { CreateLabelOption, IssueLabelsOption } from "gitea-js";
import { z } from "zod";
import { problemOf } from "../http/host-api.ts";
import { Label, type Pull } from "./answers.ts";
import { pagesOf } from "./pages.ts";
import type { RepositoryApi } from "./repository-api.ts";

export interface Labels {
  /** Makes those that are not there. */
  numbersOf: (names: readonly string[]) => Promise<number[]>;
  /** Gives an open pull request the labels that it lacks; takes none away. False where it lacks none. */
  complete: (pull: Pull, names: readonly string[]) => Promise<boolean>;
  /** Takes those of them away that it has; leaves all others. False where it has none. */
  remove: (pull: Pull, names: readonly string[]) => Promise<boolean>;
}

/** Anybody may give it another one. */
const COLOR = "#70839b";

export function newLabels(repository: RepositoryApi): Labels {
  const { api, at } = repository;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other: two labels may have one name here, so two that look at once would both make it. */
  function numbersOf(names: readonly string[]): Promise<number[]> {
    const found = turn.then(() => findOrMake(names));
    turn = found.catch(() => {});
    return found;
  }

  async function findOrMake(names: readonly string[]): Promise<number[]> {
    const numbers: number[] = [];
    const known = names.length === 0 ? new Map<string, number>() : await knownLabels();
    for (const name of names) numbers.push(known.get(name) ?? (await make(name)));
    return numbers;
  }

  async function knownLabels(): Promise<Map<string, number>> {
    const known = new Map<string, number>();
    for await (const page of pagesOf(repository, { path: "/labels" }, Label)) {
      for (const { id, name } of page) known.set(name, known.get(name) ?? id);
    }
    return known;
  }

  async function make(name: string): Promise<number> {
    const body = { name, color: COLOR } satisfies CreateLabelOption;
    return (await api.ask({ method: "POST", path: at("/labels"), body, creates: true }, Label)).id;
  }

  async function complete({ number, labels }: Pull, names: readonly string[]): Promise<boolean> {
    const missing = names.filter((wanted) => labels.every(({ name }) => name !== wanted));
    if (missing.length === 0) return false;
    const body = { labels: await numbersOf(missing) } satisfies IssueLabelsOption;
    await api.ask({ method: "POST", path: at(`/issues/${number}/labels`), body }, z.unknown());
    return true;
  }

  async function remove({ number, labels }: Pull, names: readonly string[]): Promise<boolean> {
    const wrong = labels.filter(({ name }) => names.includes(name));
    for (const { id } of wrong) {
      const call = { method: "DELETE", path: at(`/issues/${number}/labels/${id}`) } as const;
      const answer = await api.send(call);
      // 422, or 404, where the label itself is gone: somebody deleted it meanwhile.
      if (answer.status >= 300 && ![404, 422].includes(answer.status))
        throw problemOf(call, answer, null);
    }
    return wrong.length > 0;
  }

  return { numbersOf, complete, remove };
}
