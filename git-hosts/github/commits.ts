/** Commits and branches by GitHub's git data API. */
import { z } from "zod";
import { messageOf } from "../commit-message.ts";
import { COMMITTER } from "../committer.ts";
import type { HostAnswer } from "../http/host-api.ts";
import { HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Publication } from "../proposal.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

export interface Tip {
  commit: string;
  tree: string;
}

const Created = z.object({ sha: z.string() });
const Commit = z.object({
  sha: z.string(),
  commit: z.object({ tree: z.object({ sha: z.string() }) }),
});
const Ref = z.object({ object: z.object({ sha: z.string() }) });

/** Where the main branch is, with its tree, in one request. */
export async function mainTip({ api, path, settings }: GithubRepository): Promise<Tip> {
  const ref = encodeURIComponent(`heads/${settings.branch}`);
  try {
    // The files that the commit changed come along; one a page is the least.
    const call = { method: "GET", path: `${path}/commits/${ref}?per_page=1` } as const;
    const { sha, commit } = await api.ask(call, Commit);
    return { commit: sha, tree: commit.tree.sha };
  } catch (cause) {
    // 409 of a repository that is empty, 422 of a branch that is not there.
    if (!isHostProblem(cause) || ![404, 409, 422].includes(cause.status ?? 0)) throw cause;
    const message =
      `There is no branch ${settings.branch} with a commit in ${settings.owner}/${settings.repository}, ` +
      "or the token may not see it. Check owner, name and branch, and that the token is for this repository.";
    throw new HostProblem(message, { kind: "missing", status: cause.status ?? undefined, cause });
  }
}

/** Null where there is no such branch. */
export async function tipOf(
  { api, path }: GithubRepository,
  branch: string,
): Promise<string | null> {
  const ref = encodeURIComponent(`heads/${branch}`);
  const found = await api.find({ method: "GET", path: `${path}/git/ref/${ref}` }, Ref);
  return found === null ? null : found.object.sha;
}

/** A tree with these files laid over another; its id is the other's where nothing would change. */
export async function treeWith(
  { api, path }: GithubRepository,
  base: string,
  files: Publication["files"],
): Promise<string> {
  const body = {
    base_tree: base,
    tree: files.map((file) => ({ ...file, mode: "100644" as const, type: "blob" as const })),
  } satisfies RequestBody<"/repos/{owner}/{repo}/git/trees", "post">;
  const call = { method: "POST", path: `${path}/git/trees`, body, creates: true } as const;
  return (await api.ask(call, Created)).sha;
}

export async function commitOn(
  { api, path }: GithubRepository,
  parent: string,
  tree: string,
  publication: Pick<Publication, "title" | "body">,
): Promise<string> {
  const body = {
    message: messageOf(publication),
    tree,
    parents: [parent],
    author: COMMITTER,
    committer: COMMITTER,
  } satisfies RequestBody<"/repos/{owner}/{repo}/git/commits", "post">;
  const call = { method: "POST", path: `${path}/git/commits`, body, creates: true } as const;
  return (await api.ask(call, Created)).sha;
}

/** The answer: 422 also where the branch is not there, or may not move like this. */
export function moveBranch(
  { api, path }: GithubRepository,
  branch: string,
  to: string,
  how: "forward" | "anywhere",
): Promise<HostAnswer> {
  const body = { sha: to, force: how === "anywhere" } satisfies RequestBody<
    "/repos/{owner}/{repo}/git/refs/{ref}",
    "patch"
  >;
  const ref = encodeURIComponent(`heads/${branch}`);
  return api.send({ method: "PATCH", path: `${path}/git/refs/${ref}`, body });
}
