/** Branches and files of a GitLab project, as they stand. */
import { z } from "zod";
import { HostProblem } from "../http/host-problem.ts";
import { readMany } from "../http/read-many.ts";
import type { GitlabProject } from "./project.ts";

const Branch = z.object({ commit: z.object({ id: z.string() }) });
const DefaultBranch = z.object({ default_branch: z.string().nullish() });
const RepositoryFile = z.object({
  content: z.string(),
  encoding: z.literal("base64"),
  last_commit_id: z.string(),
});

const Tree = z.array(z.object({ name: z.string() }));
/** The most that GitLab gives at once. */
const PAGE = 100;

export interface FoundFile {
  content: string;
  /** The commit that touched it last: what GitLab compares with when it is asked to change the file. */
  lastCommit: string;
}

/** The commit that a branch ends with; null where there is no such branch. */
export async function tipOf(project: GitlabProject, branch: string): Promise<string | null> {
  const path = project.at(`/repository/branches/${encodeURIComponent(branch)}`);
  return (await project.find({ method: "GET", path }, Branch))?.commit.id ?? null;
}

export async function mainTip(project: GitlabProject): Promise<string> {
  const { branch, project: name } = project.settings;
  const tip = await tipOf(project, branch);
  if (tip !== null) return tip;
  // Throws where the whole project is missing.
  const { default_branch } = await project.ask(
    { method: "GET", path: project.at("") },
    DefaultBranch,
  );
  const message = `${name} on GitLab has no branch "${branch}"; its default branch is "${default_branch ?? ""}". Was it renamed? Name it in the settings`;
  throw new HostProblem(message, { kind: "missing", status: 404 });
}

/** All of one commit; null where there is no such file. */
export function filesAt(
  project: GitlabProject,
  commit: string,
  paths: readonly string[],
): Promise<(FoundFile | null)[]> {
  const namesIn = (folder: string) => folderAt(project, commit, folder);
  return readMany({ namesIn, read: (path) => fileAt(project, commit, path) }, paths);
}

/** A full page is not gone beyond: a folder is emptied by every merge, and a thousand pages are slower. */
async function folderAt(
  project: GitlabProject,
  commit: string,
  folder: string,
): Promise<string[] | null> {
  const query = new URLSearchParams({ path: folder, ref: commit, per_page: String(PAGE) });
  const path = project.at(`/repository/tree?${query}`);
  const found = (await project.find({ method: "GET", path }, Tree)) ?? [];
  return found.length < PAGE ? found.map(({ name }) => name) : null;
}

async function fileAt(
  project: GitlabProject,
  commit: string,
  path: string,
): Promise<FoundFile | null> {
  const place = project.at(`/repository/files/${encodeURIComponent(path)}?ref=${commit}`);
  const found = await project.find({ method: "GET", path: place }, RepositoryFile);
  if (found === null) return null;
  const content = Buffer.from(found.content, found.encoding).toString("utf8");
  return { content, lastCommit: found.last_commit_id };
}

export async function contentsAt(
  project: GitlabProject,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  return (await filesAt(project, commit, paths)).map((file) => file?.content ?? null);
}
