/** Labels of pull requests. GitHub makes those that are not there yet, in grey. */
import { z } from "zod";
import { hasLabel, type PullRequest } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

const Labels = z.array(z.object({ name: z.string() }));

/** Leaves those alone that others gave it. */
export async function addLabels(
  { api, path }: GithubRepository,
  pull: Pick<PullRequest, "number" | "labels">,
  labels: readonly string[],
): Promise<void> {
  const missing = labels.filter((label) => !hasLabel(pull, label));
  // An empty list would take all labels away: docs.github.com, "Add labels to an issue".
  if (missing.length === 0) return;
  const body = { labels: missing } satisfies RequestBody<
    "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    "post"
  >;
  const at = `${path}/issues/${pull.number}/labels`;
  await api.ask({ method: "POST", path: at, body, creates: true }, Labels);
}

/** Has exactly these afterwards. */
export async function setLabels(
  { api, path }: GithubRepository,
  number: number,
  labels: readonly string[],
): Promise<void> {
  const body = { labels: [...labels] } satisfies RequestBody<
    "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    "put"
  >;
  const at = `${path}/issues/${number}/labels`;
  await api.ask({ method: "PUT", path: at, body }, Labels);
}
