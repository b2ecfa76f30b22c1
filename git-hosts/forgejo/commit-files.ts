/** Commits changes of files to a branch: all in one commit where the instance can, else one by one. */
import type {
  ChangeFileOperation,
  ChangeFilesOptions,
  CreateFileOptions,
  DeleteFileOptions,
  UpdateFileOptions,
} from "gitea-js";
import { z } from "zod";
import { COMMITTER } from "../committer.ts";
import { checkedPath } from "../file-path.ts";
import type { ForgejoRepository } from "./repository.ts";
import { inPath } from "./repository-api.ts";

export interface FileChange {
  path: string;
  /** Null deletes the file. */
  content: string | null;
  /** The id of the file as it stands there; null where there is none. */
  before: string | null;
}

export interface FileCommit {
  message: string;
  changes: readonly FileChange[];
  /** The branch to begin with. */
  branch: string;
  /** Makes this branch there instead of moving the one above; answered with 422 where it is there already. */
  newBranch?: string;
  /** Puts the new branch where it is to be, wherever it is now. Old instances do not know this. */
  isForced?: true;
}

export async function commitFiles(
  repository: ForgejoRepository,
  commit: FileCommit,
): Promise<void> {
  const isAtOnce = commit.isForced === true || (await repository.instance.isNew());
  return isAtOnce ? commitAtOnce(repository, commit) : commitOneByOne(repository, commit);
}

/** Gitea knows it by the first name since 1.26, Forgejo by the second; others leave both aside. */
const FORCED = { force_push: true, force_overwrite_new_branch: true };

async function commitAtOnce({ api, at }: ForgejoRepository, commit: FileCommit): Promise<void> {
  const body = {
    ...optionsOf(commit),
    ...(commit.isForced === true ? FORCED : {}),
    files: commit.changes.map(operationOf),
  } satisfies ChangeFilesOptions & Partial<typeof FORCED>;
  await api.ask({ method: "POST", path: at("/contents"), body, creates: true }, z.unknown());
}

function operationOf({ path, content, before }: FileChange): ChangeFileOperation {
  const file = { path: checkedPath(path), ...(before === null ? {} : { sha: before }) };
  if (content === null) return { ...file, operation: "delete" };
  return { ...file, operation: before === null ? "create" : "update", content: base64(content) };
}

async function commitOneByOne(repository: ForgejoRepository, commit: FileCommit): Promise<void> {
  const { changes, newBranch, ...onto } = commit;
  const [first, ...others] = changes;
  if (first !== undefined) await commitOne(repository, commit, first);
  for (const change of others) {
    await commitOne(repository, { ...onto, changes, branch: newBranch ?? onto.branch }, change);
  }
}

async function commitOne(
  { api, at }: ForgejoRepository,
  commit: FileCommit,
  { path, content, before }: FileChange,
): Promise<void> {
  const address = at(`/contents/${inPath(checkedPath(path))}`);
  const options = optionsOf(commit);
  if (content === null) {
    const body = { ...options, sha: before ?? "" } satisfies DeleteFileOptions;
    await api.ask({ method: "DELETE", path: address, body }, z.unknown());
  } else if (before === null) {
    const body = { ...options, content: base64(content) } satisfies CreateFileOptions;
    await api.ask({ method: "POST", path: address, body, creates: true }, z.unknown());
  } else {
    const body = {
      ...options,
      content: base64(content),
      sha: before,
    } satisfies UpdateFileOptions;
    await api.ask({ method: "PUT", path: address, body }, z.unknown());
  }
}

function optionsOf({ message, branch, newBranch }: FileCommit) {
  const target = newBranch === undefined ? {} : { new_branch: newBranch };
  return { message, branch, ...target, author: COMMITTER, committer: COMMITTER };
}

function base64(content: string): string {
  return Buffer.from(content, "utf8").toString("base64");
}
