/** Closes an open pull request of which nothing is left. */
import { branchOf } from "../proposal-name.ts";
import type { Seen } from "../reviews.ts";
import { insistOnBody, insistOnHead } from "../unchanged.ts";
import { tipOf } from "./commits.ts";
import { PullRequest, pullRequestOf } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

export async function close(repository: GithubRepository, name: string, seen: Seen): Promise<void> {
  const { api, path } = repository;
  const pull = await pullRequestOf(repository, name);
  if (pull?.state !== "open") return;
  // Of the branch itself: what a pull request says of its newest commit may come late after a push.
  const tip = await tipOf(repository, branchOf(name));
  if (tip !== null) insistOnHead(name, seen, tip);
  insistOnBody(name, seen, pull.body ?? "");
  const body = { state: "closed" } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "patch"
  >;
  await api.ask({ method: "PATCH", path: `${path}/pulls/${pull.number}`, body }, PullRequest);
}
