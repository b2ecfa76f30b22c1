/** Pull requests and issues, as the moderator meets them. */
import type { EditPullRequestOption } from "gitea-js";
import { z } from "zod";
import { problemOf } from "../http/host-api.ts";
import type { ProposalState } from "../proposal.ts";
import { branchOf, nameOfBranch } from "../proposal-name.ts";
import type { Reviews, Seen } from "../reviews.ts";
import { insistOnBody, insistOnHead } from "../unchanged.ts";
import { NamedBranch } from "./answers.ts";
import { examine } from "./examine.ts";
import { closeNotice, readNotice, showNotice } from "./notices.ts";
import { pagesOf } from "./pages.ts";
import { headOf, nameOf, stateOf } from "./pull-state.ts";
import { remarksOf } from "./remarks.ts";
import type { ForgejoRepository } from "./repository.ts";
import { inPath } from "./repository-api.ts";
import { revise } from "./revise.ts";

export function reviewsOf(repository: ForgejoRepository): Reviews {
  const { pulls } = repository;
  return {
    lastChanged: async () =>
      (await pulls.lastChanged()).flatMap((pull) => {
        const name = nameOf(pull);
        return name === null ? [] : { name, state: stateOf(pull), changed: pull.updated_at };
      }),
    branches: () => branches(repository),
    read: async (name) => {
      const pull = await pulls.find(name);
      if (pull?.state !== "open") return null;
      const remarks = await remarksOf(repository, pull.number);
      return { body: pull.body, remarks, head: headOf(pull) };
    },
    revise: (proposal, seen) => revise(repository, proposal, seen),
    close: (name, seen) => close(repository, name, seen),
    tidy: (name) => tidy(repository, name),
    show: (notice) => showNotice(repository, notice),
    readNotice: (label) => readNotice(repository, label),
    closeNotice: (label) => closeNotice(repository, label),
    examine: (webhook) => examine(repository, webhook),
  };
}

async function close(
  { api, at, pulls }: ForgejoRepository,
  name: string,
  seen: Seen,
): Promise<void> {
  const pull = await pulls.find(name);
  if (pull?.state !== "open") return;
  insistOnHead(name, seen, headOf(pull));
  insistOnBody(name, seen, pull.body);
  const body = { state: "closed" } satisfies EditPullRequestOption;
  await api.ask({ method: "PATCH", path: at(`/pulls/${pull.number}`), body }, z.unknown());
}

/** The API has no way to ask for some of them only. */
async function branches(repository: ForgejoRepository): Promise<string[]> {
  const names: string[] = [];
  for await (const page of pagesOf(repository, { path: "/branches" }, NamedBranch))
    names.push(...page.flatMap(({ name }) => nameOfBranch(name) ?? []));
  return names;
}

/** Deleting the branch of an open pull request would close it, and it would look rejected. */
async function tidy({ api, at, pulls }: ForgejoRepository, name: string): Promise<ProposalState> {
  const pull = await pulls.find(name);
  if (pull === null) return "none";
  // The reference tells whether the branch is still there.
  if (pull.state !== "closed" || pull.head?.ref !== branchOf(name)) return stateOf(pull);
  const call = { method: "DELETE", path: at(`/branches/${inPath(branchOf(name))}`) } as const;
  const answer = await api.send(call);
  if (answer.status >= 300 && answer.status !== 404) throw problemOf(call, answer, null);
  return stateOf(pull);
}
