/** `POST /projects/:id/repository/commits`: https://docs.gitlab.com/api/commits/#create-a-commit-with-multiple-files-and-actions. */
import { z } from "zod";
import type { FileChanges } from "../host-repository/files.ts";
import { type GitlabState, mayPush } from "./gitlab-state.ts";
import { lastCommitOf } from "./last-commit.ts";
import { badRequest, forbidden, MAY_NOT_PUSH } from "./refusals.ts";

const Action = z.strictObject({
  action: z.enum(["create", "update"]),
  file_path: z.string().min(1),
  content: z.string(),
  last_commit_id: z.string().optional(),
});
type Action = z.infer<typeof Action>;

export const NewCommit = z.strictObject({
  branch: z.string().min(1),
  commit_message: z.string().min(1),
  start_branch: z.string().optional(),
  force: z.boolean().optional(),
  author_name: z.string(),
  author_email: z.string(),
  stats: z.boolean().optional(),
  actions: z.array(Action).min(1),
});

export function makeCommit(state: GitlabState, sent: z.infer<typeof NewCommit>): string {
  const { repository } = state;
  const { branch, start_branch: start = branch, force = false } = sent;
  if (!mayPush(state, branch)) throw forbidden(MAY_NOT_PUSH);
  const parent = repository.branches.get(start);
  if (parent === undefined)
    throw badRequest("You can only create or edit files when you are on a branch");
  // "force: When true overwrites the target branch with a new commit based on the start_branch".
  if (start !== branch && repository.branches.has(branch) && !force)
    throw badRequest(
      `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
    );
  const changes = Object.assign(
    {},
    ...sent.actions.map((action) => changeOf(state, parent, action)),
  );
  const author = { name: sent.author_name, email: sent.author_email };
  const commit = repository.commit(parent, changes, { message: sent.commit_message, author });
  repository.move(branch, commit, force || !repository.branches.has(branch));
  for (const request of state.mergeRequests) {
    if (request.sourceBranch === branch) request.updated = state.tick();
  }
  return commit;
}

function changeOf(state: GitlabState, parent: string, action: Action): FileChanges {
  const { file_path: path, content } = action;
  const before = state.repository.files(parent)[path];
  if (action.action === "create" && before !== undefined)
    throw badRequest("A file with this name already exists");
  if (action.action === "update" && before === undefined)
    throw badRequest("A file with this name doesn't exist");
  // "last_commit_id: Last known file commit ID. Only considered in update, move, and delete actions."
  const known = action.action === "update" ? action.last_commit_id : undefined;
  if (known !== undefined && known !== lastCommitOf(state, parent, path))
    throw badRequest(`The file has changed since you started editing it: ${path}`);
  return { [path]: content };
}
