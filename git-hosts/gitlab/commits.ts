/** Commits on GitLab: one request makes a branch, a commit, and all files of it, or nothing. */

import { z } from "zod";
import { messageOf } from "../commit-message.ts";
import { COMMITTER } from "../committer.ts";
import type { Proposal, Publication } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { GitlabProject } from "./project.ts";
import type { FileAction, NewCommit } from "./request-types.ts";

const Commit = z.object({ id: z.string() });

/** One commit on the main branch as it is now, with the proposal's files. */
export async function commitProposal(
  project: GitlabProject,
  proposal: Proposal,
  { force }: { force: boolean },
): Promise<void> {
  const body = {
    ...signed(proposal),
    branch: branchOf(proposal.name),
    start_branch: project.settings.branch,
    force,
    actions: proposal.files.map(({ path, content }) => created(path, content)),
  } satisfies NewCommit;
  await post(project, body);
}

/** On top of the main branch, whatever that is by then. */
export async function commitOnMain(
  project: GitlabProject,
  publication: Publication,
  actions: FileAction[],
): Promise<void> {
  const body = {
    ...signed(publication),
    branch: project.settings.branch,
    actions,
  } satisfies NewCommit;
  await post(project, body);
}

async function post(project: GitlabProject, body: NewCommit): Promise<void> {
  const path = project.at("/repository/commits");
  await project.ask({ method: "POST", path, body, creates: true }, Commit);
}

function signed(publication: Pick<Publication, "title" | "body">) {
  return {
    commit_message: messageOf(publication),
    author_name: COMMITTER.name,
    author_email: COMMITTER.email,
    stats: false,
  } satisfies Partial<NewCommit>;
}

export function created(path: string, content: string): FileAction {
  return { action: "create", file_path: path, content };
}
