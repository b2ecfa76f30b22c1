/** Changes files in one commit, as the contents API does, or says why not. */
import { z } from "zod";
import { entryAt } from "../host-repository/files.ts";
import type { Refusal } from "./refusal.ts";
import { mayCommitTo, type RepositoryState } from "./state.ts";

const Identity = z.object({ name: z.string(), email: z.string() });

/** What `CreateFileOptions`, `UpdateFileOptions`, `DeleteFileOptions` and `ChangeFilesOptions` share. */
export const FileOptions = z.object({
  message: z.string(),
  branch: z.string(),
  new_branch: z.string().optional(),
  author: Identity,
  committer: Identity,
  force_push: z.boolean().optional(),
  force_overwrite_new_branch: z.boolean().optional(),
});
export type FileOptions = z.infer<typeof FileOptions>;

export const FileOperation = z.object({
  operation: z.enum(["create", "update", "delete"]),
  path: z.string(),
  sha: z.string().optional(),
  content: z.base64().optional(),
});
export type FileOperation = z.infer<typeof FileOperation>;

/** Null where it is done. The refusals are those of `handleCreateOrUpdateFileError`, the same in 1.15 and 1.25. */
export function changeFiles(
  state: RepositoryState,
  login: string,
  options: FileOptions,
  operations: readonly FileOperation[],
): Refusal | null {
  const { git, isArchived } = state;
  const { branch, new_branch: target = branch } = options;
  // Of 1.25. 1.15 has no 423, and says 403.
  if (isArchived) return { source: "repoChangeFiles 423", message: "This repo is archived" };
  if (!mayCommitTo(state, login, target))
    return {
      source: "repoCreateFile 403",
      message: "user should have a permission to write to the target branch",
    };
  const tip = git.branches.get(branch);
  if (tip === undefined)
    return { source: "repoCreateFile 404", message: `branch does not exist [name: ${branch}]` };
  // ErrBranchAlreadyExists.
  if (target !== branch && git.branches.has(target) && !isForced(state, options))
    return { source: "repoCreateFile 422", message: `branch already exists [name: ${target}]` };
  for (const operation of operations) {
    const refusal = refusalOf(state, tip, operation);
    if (refusal !== null) return refusal;
  }
  const changes = operations.map(({ path, operation, content }) => {
    const text = Buffer.from(content ?? "", "base64").toString("utf8");
    return [path, operation === "delete" ? null : text] as const;
  });
  const by = { message: `${options.message}\n`, author: options.author };
  git.branches.set(target, git.commit(tip, Object.fromEntries(changes), by));
  return null;
}

function isForced({ flavour }: RepositoryState, options: FileOptions): boolean {
  return flavour.forcedBy !== null && options[flavour.forcedBy] === true;
}

function refusalOf(
  { git }: RepositoryState,
  commit: string,
  { operation, path, sha }: FileOperation,
): Refusal | null {
  const tree = git.objects.commit(commit)?.tree ?? "";
  const entry = entryAt(git.objects, tree, path);
  if (operation === "create") {
    if (entry === null) return null;
    // ErrRepoFileAlreadyExists.
    const message = `repository file already exists [path: ${path}]`;
    return { source: "repoCreateFile 422", message };
  }
  const isGoing = operation === "delete";
  if (entry === null) {
    const message = `repository file does not exist [path: ${path}]`;
    return { source: isGoing ? "repoDeleteFile 404" : "repoUpdateFile 404", message };
  }
  if (sha === entry.id) return null;
  // ErrSHADoesNotMatch.
  const message = `sha does not match [given: ${sha}, expected: ${entry.id}]`;
  return { source: isGoing ? "repoDeleteFile 400" : "repoUpdateFile 422", message };
}
