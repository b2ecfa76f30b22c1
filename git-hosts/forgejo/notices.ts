/** Issues that tell the moderator something: at most one with a label is open. */
import type { CreateIssueOption, EditIssueOption } from "gitea-js";
import { z } from "zod";
import { HostProblem } from "../http/host-problem.ts";
import type { Notice, ShownNotice } from "../reviews.ts";
import { Issue } from "./answers.ts";
import { pagesOf } from "./pages.ts";
import type { ForgejoRepository } from "./repository.ts";
import { whyNoList } from "./why-missing.ts";

export async function readNotice(
  repository: ForgejoRepository,
  label: string,
): Promise<ShownNotice | null> {
  const open = await openNotice(repository, label);
  const last = open ?? (await newestNotice(repository, label, "closed"));
  return last === null ? null : { body: last.body, isOpen: last === open };
}

export async function showNotice(repository: ForgejoRepository, notice: Notice): Promise<void> {
  const { title, body, label } = notice;
  const open = await openNotice(repository, label);
  if (open === null) {
    const labels = await repository.labels.numbersOf([label]);
    await openIssue(repository, { title, body, labels });
  } else if (open.title !== title || open.body !== body) {
    await edit(repository, open, { title, body });
  }
}

export async function closeNotice(repository: ForgejoRepository, label: string): Promise<void> {
  const open = await openNotice(repository, label);
  if (open !== null) await edit(repository, open, { state: "closed" });
}

function openNotice(repository: ForgejoRepository, label: string): Promise<Issue | null> {
  return newestNotice(repository, label, "open");
}

/**
 * Only our own: only who may write gives labels (CreateIssue leaves a stranger's aside), but they may give
 * this one to a stranger's issue, who can then tick boxes in it. Not asked for by `created_by`, which old
 * versions leave aside.
 */
async function newestNotice(
  repository: ForgejoRepository,
  label: string,
  state: "open" | "closed",
): Promise<Issue | null> {
  const own = await ownLogin(repository);
  const query = { type: "issues", state, labels: label };
  for await (const page of pagesOf(repository, { path: "/issues", query }, Issue)) {
    // Where no label is called so, the host leaves it aside and lists all issues.
    const labelled = page.filter(({ labels }) => labels.some(({ name }) => name === label));
    const notice = labelled.find(({ user }) => user?.login === own);
    if (notice !== undefined) return notice;
  }
  return null;
}

async function ownLogin(repository: ForgejoRepository): Promise<string> {
  const own = await repository.ownLogin();
  if (own !== null) return own;
  const message =
    "The token does not tell whose it is, so that anybody's issue could be taken for the notice. " +
    "Make a token that has read:user, too.";
  throw new HostProblem(message, { kind: "denied", status: 403 });
}

async function openIssue(repository: ForgejoRepository, issue: CreateIssueOption): Promise<void> {
  const { api, at } = repository;
  const call = { method: "POST", path: at("/issues"), body: issue, creates: true } as const;
  const made = await api.find(call, z.unknown());
  if (made === null) throw await whyNoList(repository, "issues");
}

async function edit(
  { api, at }: ForgejoRepository,
  { number }: Issue,
  change: EditIssueOption,
): Promise<void> {
  const path = at(`/issues/${number}`);
  await api.ask({ method: "PATCH", path, body: change }, z.unknown());
}
