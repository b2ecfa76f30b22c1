/** Reads files of a commit. */
import { checkedPath } from "../file-path.ts";
import { HostProblem } from "../http/host-problem.ts";
import { readMany } from "../http/read-many.ts";
import { Contents } from "./answers.ts";
import { inPath, type RepositoryApi } from "./repository-api.ts";

export interface StoredFile {
  content: string;
  /** The blob's id: who changes or deletes the file has to name it. */
  sha: string;
}

/** At each path in the commit; null where no file is. */
export function readFilesAt(
  repository: RepositoryApi,
  commit: string,
  paths: readonly string[],
): Promise<(StoredFile | null)[]> {
  const namesIn = (folder: string) => namesAt(repository, commit, folder);
  return readMany({ namesIn, read: (path) => readFileAt(repository, commit, path) }, paths);
}

export async function readTextsAt(
  repository: RepositoryApi,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const files = await readFilesAt(repository, commit, paths);
  return files.map((file) => file?.content ?? null);
}

async function namesAt(repository: RepositoryApi, commit: string, folder: string) {
  const found = await contentsAt(repository, commit, folder);
  return Array.isArray(found) ? found.map(({ name }) => name) : [];
}

async function contentsAt({ api, at }: RepositoryApi, commit: string, path: string) {
  const address = `/contents/${inPath(checkedPath(path))}?ref=${encodeURIComponent(commit)}`;
  return api.find({ method: "GET", path: at(address) }, Contents);
}

async function readFileAt(
  repository: RepositoryApi,
  commit: string,
  path: string,
): Promise<StoredFile | null> {
  const found = await contentsAt(repository, commit, path);
  if (found === null || Array.isArray(found) || found.type !== "file") return null;
  const bytes = Buffer.from(found.content ?? "", "base64");
  if (bytes.length === found.size) return { content: bytes.toString("utf8"), sha: found.sha };
  // https://docs.gitea.com/administration/config-cheat-sheet#api-api: 10 MiB where nothing is set.
  throw new HostProblem(
    `${path} has ${found.size} bytes, and the API of this instance gives no file that large whole. ` +
      "Let its DEFAULT_MAX_BLOB_SIZE be raised.",
    { kind: "refused" },
  );
}
