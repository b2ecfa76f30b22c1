/** The notice before the moderator: an issue with a label. */
import { z } from "zod";
import type { Notice, ShownNotice } from "../reviews.ts";
import type { GitlabProject } from "./project.ts";
import type { IssueEdit, NewIssue } from "./request-types.ts";
import { shownText } from "./shown-text.ts";

const Issue = z.object({ iid: z.number(), description: z.string().nullable() });
const Issues = z.array(Issue);
type Issue = z.infer<typeof Issue>;

export async function show(project: GitlabProject, notice: Notice): Promise<void> {
  const [open] = await openNotices(project, notice.label);
  if (open !== undefined) return edit(project, open, shownText(notice));
  const body = { ...shownText(notice), labels: notice.label } satisfies NewIssue;
  const path = project.at("/issues");
  await project.ask({ method: "POST", path, body, creates: true }, Issue);
}

export async function readNotice(
  project: GitlabProject,
  label: string,
): Promise<ShownNotice | null> {
  const [open] = await openNotices(project, label);
  const last = open ?? (await notices(project, label, { state: "closed", sort: "desc" }))[0];
  return last === undefined ? null : { body: last.description ?? "", isOpen: last === open };
}

export async function closeNotice(project: GitlabProject, label: string): Promise<void> {
  for (const open of await openNotices(project, label))
    await edit(project, open, { state_event: "close" });
}

/** Oldest first. */
function openNotices(project: GitlabProject, label: string): Promise<Issue[]> {
  return notices(project, label, { state: "opened", sort: "asc" });
}

/**
 * Only our own: a guest may give labels to an issue while making it, and may tick boxes in it and close it
 * (https://docs.gitlab.com/user/permissions/).
 */
function notices(
  project: GitlabProject,
  label: string,
  filter: { state: "opened" | "closed"; sort: "asc" | "desc" },
): Promise<Issue[]> {
  const query = new URLSearchParams({
    scope: "created_by_me",
    labels: label,
    order_by: "created_at",
    ...filter,
  });
  return project.ask({ method: "GET", path: project.at(`/issues?${query}`) }, Issues);
}

async function edit(project: GitlabProject, { iid }: Issue, body: IssueEdit): Promise<void> {
  await project.ask({ method: "PUT", path: project.at(`/issues/${iid}`), body }, Issue);
}
