/** What is to be changed for files to stand somewhere as they should. */
import { createHash } from "node:crypto";
import type { ProposedFile } from "../proposal.ts";
import type { FileChange } from "./commit-files.ts";
import { blobIdsAt } from "./read-files.ts";
import type { RepositoryApi } from "./repository-api.ts";

/** Where none of the files is there yet. */
export function creationOf(files: readonly ProposedFile[]): FileChange[] {
  return files.map(({ path, content }) => ({ path, content, before: null }));
}

/**
 * On top of a commit; nothing for what stands there so. Files are told apart by their ids: to read
 * back fifty of them would be fifty requests, and where an instance allows fewer, none would ever end.
 */
export async function changesOn(
  repository: RepositoryApi,
  commit: string,
  files: readonly ProposedFile[],
): Promise<FileChange[]> {
  const paths = files.map(({ path }) => path);
  const ids = await blobIdsAt(repository, commit, paths);
  return files
    .map(({ path, content }, at) => ({ path, content, before: ids[at] ?? null }))
    .filter(({ content, before }) => before === null || before !== blobId(content, before.length));
}

/** As git names it; new repositories may have the longer names of SHA-256. */
function blobId(content: string, length: number): string {
  const bytes = Buffer.from(content, "utf8");
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
