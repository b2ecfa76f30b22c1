/** Reads files of a commit by GitHub's contents API. */
import { z } from "zod";
import { readMany } from "../http/read-many.ts";
import { mainTip } from "./commits.ts";
import type { GithubRepository } from "./repository.ts";

// A folder is answered with a list, and a link or a submodule has another type.
const Content = z.union([
  z.object({ type: z.literal("file"), encoding: z.string(), content: z.string(), sha: z.string() }),
  z.array(z.unknown()),
  z.object({ type: z.string() }),
]);
const Folder = z.union([z.array(z.object({ name: z.string() })), z.object({ type: z.string() })]);
/** Docs, "Get repository content": what a folder has beyond that is left out without a word. */
const LARGEST_FOLDER = 1_000;
const Blob = z.object({ content: z.string(), encoding: z.literal("base64") });

/** All of one commit. */
export async function readMain(
  repository: GithubRepository,
  paths: readonly string[],
): Promise<(string | null)[]> {
  if (paths.length === 0) return [];
  return readFilesAt(repository, (await mainTip(repository)).commit, paths);
}

/** Null for each path where there is no file. */
export function readFilesAt(
  repository: GithubRepository,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const namesIn = (folder: string) => readFolder(repository, commit, folder);
  return readMany({ namesIn, read: (path) => readFile(repository, commit, path) }, paths);
}

async function readFolder(
  { api, path }: GithubRepository,
  commit: string,
  folder: string,
): Promise<string[] | null> {
  const call = { method: "GET", path: `${path}/contents/${inPath(folder)}?ref=${commit}` } as const;
  const found = await api.find(call, Folder);
  if (found === null || !Array.isArray(found)) return [];
  return found.length < LARGEST_FOLDER ? found.map(({ name }) => name) : null;
}

async function readFile(
  { api, path }: GithubRepository,
  commit: string,
  file: string,
): Promise<string | null> {
  const call = { method: "GET", path: `${path}/contents/${inPath(file)}?ref=${commit}` } as const;
  const found = await api.find(call, Content);
  if (found === null || !("content" in found)) return null;
  if (found.encoding === "base64") return decoded(found.content);
  // From 1 MiB on the content is left out, with the encoding "none".
  const blob = { method: "GET", path: `${path}/git/blobs/${found.sha}` } as const;
  return decoded((await api.ask(blob, Blob)).content);
}

function inPath(file: string): string {
  return file.split("/").map(encodeURIComponent).join("/");
}

function decoded(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}
