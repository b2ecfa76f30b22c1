/** A notice is an issue with its label. */
import { z } from "zod";
import type { Notice, ShownNotice } from "../reviews.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";
import { TypedText } from "./typed-text.ts";

const Issue = z.object({
  number: z.number(),
  title: z.string(),
  body: TypedText.nullish(),
  // Only of a pull request: GitHub counts those among the issues.
  pull_request: z.unknown().optional(),
  // Null of an account that is gone.
  user: z.object({ type: z.string() }).nullish(),
});
type Issue = z.infer<typeof Issue>;
type Change = RequestBody<"/repos/{owner}/{repo}/issues/{issue_number}", "patch">;

export async function showNotice(repository: GithubRepository, notice: Notice): Promise<void> {
  const { label, title, body } = notice;
  const [open] = await openNotices(repository, label);
  if (open === undefined) return openNotice(repository, notice);
  if (open.title === title && open.body === body) return;
  await change(repository, open, { title, body });
}

export async function readNotice(
  repository: GithubRepository,
  label: string,
): Promise<ShownNotice | null> {
  const [open] = await openNotices(repository, label);
  const last = open ?? (await lastClosed(repository, label));
  return last === null ? null : { body: last.body ?? "", isOpen: last === open };
}

export async function closeNotice(repository: GithubRepository, label: string): Promise<void> {
  for (const open of await openNotices(repository, label))
    await change(repository, open, { state: "closed", state_reason: "completed" });
}

/** The oldest first: where there are two, always the same one is kept. */
function openNotices(repository: GithubRepository, label: string): Promise<readonly Issue[]> {
  return noticesWith(repository, label, "state=open&direction=asc");
}

/** By the time of change, as closing is one: by age, pull requests with the label could fill the page. */
async function lastClosed(repository: GithubRepository, label: string): Promise<Issue | null> {
  const closed = await noticesWith(repository, label, "state=closed&sort=updated&direction=desc");
  return closed.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

/**
 * Only our own: only who may triage gives labels, but they may give this one to a stranger's issue, who
 * can then tick boxes in it. An app does not know its name; whoever is a bot here was installed by an owner.
 */
async function noticesWith(
  { api, path, ownLogin }: GithubRepository,
  label: string,
  filter: string,
): Promise<readonly Issue[]> {
  const login = await ownLogin();
  const creator = login === null ? "" : `&creator=${encodeURIComponent(login)}`;
  const query = `labels=${encodeURIComponent(label)}${creator}&${filter}&per_page=100`;
  const found = await api.ask({ method: "GET", path: `${path}/issues?${query}` }, z.array(Issue));
  const ours = login === null ? found.filter(({ user }) => user?.type === "Bot") : found;
  return ours.filter((issue) => issue.pull_request === undefined);
}

async function openNotice(
  { api, path }: GithubRepository,
  { label, title, body: text }: Notice,
): Promise<void> {
  const body = { title, body: text, labels: [label] } satisfies RequestBody<
    "/repos/{owner}/{repo}/issues",
    "post"
  >;
  await api.ask({ method: "POST", path: `${path}/issues`, body, creates: true }, Issue);
}

async function change(
  { api, path }: GithubRepository,
  { number }: Issue,
  body: Change,
): Promise<void> {
  await api.ask({ method: "PATCH", path: `${path}/issues/${number}`, body }, Issue);
}
