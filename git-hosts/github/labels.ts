/** Labels of pull requests. GitHub makes those that are not there yet, in grey. */
import { z } from "zod";
import { problemOf } from "../http/host-api.ts";
import { hasLabel, isSameLabel, type PullRequest } from "./pull-requests.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";

const Labels = z.array(z.object({ name: z.string() }));

/** Leaves those alone that others gave it. False where it has them all. */
export async function addLabels(
  { api, path }: GithubRepository,
  pull: Pick<PullRequest, "number" | "labels">,
  labels: readonly string[],
): Promise<boolean> {
  const missing = labels.filter((label) => !hasLabel(pull, label));
  // An empty list would take all labels away: docs.github.com, "Add labels to an issue".
  if (missing.length === 0) return false;
  const body = { labels: missing } satisfies RequestBody<
    "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    "post"
  >;
  const at = `${path}/issues/${pull.number}/labels`;
  await api.ask({ method: "POST", path: at, body, creates: true }, Labels);
  return true;
}

/** One by one: to set what is left would take away what somebody gives it at this moment. False where it has none. */
export async function removeLabels(
  { api, path }: GithubRepository,
  pull: Pick<PullRequest, "number" | "labels">,
  labels: readonly string[],
): Promise<boolean> {
  const wrong = pull.labels.filter(({ name }) => labels.some((label) => isSameLabel(label, name)));
  for (const { name } of wrong) {
    const at = `${path}/issues/${pull.number}/labels/${encodeURIComponent(name)}`;
    const call = { method: "DELETE", path: at } as const;
    const answer = await api.send(call);
    // 404 where somebody took it away meanwhile.
    if (answer.status >= 300 && answer.status !== 404) throw problemOf(call, answer, null);
  }
  return wrong.length > 0;
}
