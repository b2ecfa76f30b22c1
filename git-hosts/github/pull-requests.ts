/** Pull requests of proposals: finds them by their branch, and tells what became of them. */
import { z } from "zod";
import { type ProposalState, SPAM_LABEL } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { GithubRepository } from "./repository.ts";
import { TypedText } from "./typed-text.ts";

export const PullRequest = z.object({
  number: z.number(),
  state: z.enum(["open", "closed"]),
  merged_at: z.string().nullable(),
  updated_at: z.string(),
  body: TypedText.nullable(),
  labels: z.array(z.object({ name: z.string() })),
  head: z.object({
    ref: z.string(),
    sha: z.string(),
    // Null where it was of a fork that is gone.
    repo: z.object({ id: z.number() }).nullable(),
  }),
  base: z.object({ repo: z.object({ id: z.number() }) }),
});

export type PullRequest = z.infer<typeof PullRequest>;

export const PullRequests = z.array(PullRequest);

/** Null where there is none, in any state. */
export async function pullRequestOf(
  { api, path, settings }: GithubRepository,
  name: string,
): Promise<PullRequest | null> {
  const branch = branchOf(name);
  const head = encodeURIComponent(`${settings.owner}:${branch}`);
  const call = {
    method: "GET",
    path: `${path}/pulls?head=${head}&state=all&per_page=100`,
  } as const;
  const pulls = await api.ask(call, PullRequests);
  return decisiveOf(pulls.filter((pull) => isOurs(pull) && pull.head.ref === branch));
}

/** Anybody can have a fork with a branch of the same name, and close a pull request of it. */
export function isOurs({ head, base }: PullRequest): boolean {
  return head.repo?.id === base.repo.id;
}

/**
 * We make one for each branch; somebody may have made others by hand. The open one waits for the
 * moderator, whatever became of others; one that was merged put its files on a branch, so that
 * proposing them again would double them; of those that were closed, the youngest is the last word.
 * The base is not looked at: a main branch that is renamed keeps its old name in what was closed.
 */
export function decisiveOf(pulls: readonly PullRequest[]): PullRequest | null {
  const youngestFirst = pulls.toSorted((a, b) => b.number - a.number);
  return (
    youngestFirst.find(({ state }) => state === "open") ??
    youngestFirst.find(({ merged_at }) => merged_at !== null) ??
    youngestFirst[0] ??
    null
  );
}

export function stateOf(pull: PullRequest | null): ProposalState {
  if (pull === null) return "none";
  if (pull.state === "open") return "open";
  if (pull.merged_at !== null) return "approved";
  return hasLabel(pull, SPAM_LABEL) ? "spam" : "rejected";
}

export function hasLabel({ labels }: Pick<PullRequest, "labels">, label: string): boolean {
  return labels.some(({ name }) => isSameLabel(name, label));
}

/** GitHub keeps the letters of a label as they were typed first, and tells no two labels apart by their case. */
export function isSameLabel(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
