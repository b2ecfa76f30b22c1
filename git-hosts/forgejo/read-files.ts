/** Reads files of a commit. */
import { posix } from "node:path";
import { checkedPath } from "../file-path.ts";
import { HostProblem } from "../http/host-problem.ts";
import { readMany } from "../http/read-many.ts";
import { Contents } from "./answers.ts";
import { inPath, type RepositoryApi } from "./repository-api.ts";

/** What `dirname` gives for a file that lies in no folder. */
const TOP = ".";

/** What stands at each path in the commit; null where no file is. */
export function readTextsAt(
  repository: RepositoryApi,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const namesIn = async (folder: string) =>
    (await entriesIn(repository, commit, folder)).map(({ name }) => name);
  return readMany({ namesIn, read: (path) => readTextAt(repository, commit, path) }, paths);
}

/** Who changes or deletes a file has to name its id. One request for each folder. */
export async function blobIdsAt(
  repository: RepositoryApi,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const folders = [...new Set(paths.map((path) => posix.dirname(checkedPath(path))))];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await entriesIn(repository, commit, folder);
      const files = entries.filter(({ type }) => type === "file");
      return files.map(({ name, sha }) => [posix.join(folder, name), sha] as const);
    }),
  );
  const ids = new Map(found.flat());
  return paths.map((path) => ids.get(path) ?? null);
}

/** Nothing where there is no such folder. */
async function entriesIn(repository: RepositoryApi, commit: string, folder: string) {
  const found = await contentsAt(repository, commit, folder);
  return Array.isArray(found) ? found : [];
}

async function contentsAt({ api, at }: RepositoryApi, commit: string, path: string) {
  const below = path === TOP ? "" : `/${inPath(checkedPath(path))}`;
  const address = `/contents${below}?ref=${encodeURIComponent(commit)}`;
  return api.find({ method: "GET", path: at(address) }, Contents);
}

async function readTextAt(
  repository: RepositoryApi,
  commit: string,
  path: string,
): Promise<string | null> {
  const found = await contentsAt(repository, commit, path);
  if (found === null || Array.isArray(found) || found.type !== "file") return null;
  const bytes = Buffer.from(found.content ?? "", "base64");
  if (bytes.length === found.size) return bytes.toString("utf8");
  // https://docs.gitea.com/administration/config-cheat-sheet#api-api: 10 MiB where nothing is set.
  throw new HostProblem(
    `${path} has ${found.size} bytes, and the API of this instance gives no file that large whole. ` +
      "Let its DEFAULT_MAX_BLOB_SIZE be raised.",
    { kind: "refused" },
  );
}
