/** Whether the main branch is there, is the one that GitHub shows, and takes commits from us. */
import { z } from "zod";
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import type { AboutRepository } from "./about-repository.ts";
import { mainTip } from "./commits.ts";
import { note, right, wrong } from "./finding.ts";
import type { GithubRepository } from "./repository.ts";

export async function examineBranch(
  repository: GithubRepository,
  { default_branch }: AboutRepository,
): Promise<Finding[]> {
  const { branch } = repository.settings;
  try {
    await mainTip(repository);
  } catch (problem) {
    if (!isHostProblem(problem, "missing")) throw problem;
    const mend = `Set the branch to ${default_branch}, which is the default branch there, or make it.`;
    return [wrong("branch", `There is no branch ${branch} with a commit.`, mend)];
  }
  const found =
    branch === default_branch
      ? right("branch", `${branch} is the default branch.`)
      : note(
          "branch",
          `Comments go to ${branch}, and the default branch is ${default_branch}.`,
          `Set the branch to ${default_branch}, if that is the one that the site is built from.`,
        );
  return [found, ...(await protectionOf(repository))];
}

const Rules = z.array(
  z.object({
    type: z.string(),
    parameters: z
      .object({ required_status_checks: z.array(z.object({ context: z.string() })).optional() })
      .optional(),
  }),
);
type Rules = z.infer<typeof Rules>;
const Branch = z.object({ protected: z.boolean() });

/** Those that a commit of ours, unsigned and without a pull request, does not keep. */
const STOPPING = new Set([
  "merge_queue",
  "pull_request",
  "required_deployments",
  "required_signatures",
  "required_status_checks",
  "update",
  "workflows",
]);

/**
 * Who may bypass a rule, and what the older kind of protection asks for, only administrators can read:
 * so it is a note. Merging by the moderator is not concerned by most of them.
 */
async function protectionOf({ api, path, settings }: GithubRepository): Promise<Finding[]> {
  const branch = encodeURIComponent(settings.branch);
  const [rules, about] = await Promise.all([
    api.find({ method: "GET", path: `${path}/rules/branches/${branch}?per_page=100` }, Rules),
    api.find({ method: "GET", path: `${path}/branches/${branch}` }, Branch),
  ]);
  // Older servers know no rules.
  const types = (rules ?? []).map(({ type }) => type).filter((type) => STOPPING.has(type));
  const checks = checksOf(rules ?? []);
  if (types.length === 0 && about?.protected !== true) return [checks];
  const reasons = types.length === 0 ? "" : ` (${[...new Set(types)].sort().join(", ")})`;
  const says = `${settings.branch} is protected${reasons}: what is published without a moderator may be refused.`;
  const mend =
    "Let the GitHub App, or the user of the token, bypass these rules, or have every comment moderated.";
  return [note("branch", says, mend), checks];
}

function checksOf(rules: Rules): Finding {
  const needed = rules
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
    .map(({ context }) => context);
  if (needed.length > 0)
    return right(
      "checks",
      `Pull requests have to pass before they are merged: ${needed.join(", ")}.`,
    );
  const says =
    "No rule asks for a status check before merging. What branch protection of the older kind asks for cannot be seen.";
  return note("checks", says, "Settings → Rules: require the status check that CI reports.");
}
