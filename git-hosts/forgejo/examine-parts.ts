/** Looks at the main branch and the labels of a repository. */
import { type HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import { Label, type Repository } from "./answers.ts";
import { type MainBranch, mainBranch } from "./main-branch.ts";
import { pageOf } from "./pages.ts";
import type { ForgejoRepository } from "./repository.ts";

export async function examineBranch(
  repository: ForgejoRepository,
  found: Repository,
): Promise<Finding[]> {
  const { fullName, settings } = repository;
  const about = "branch";
  return orFinding(
    async () => {
      const main = await mainBranch(repository);
      const says = `${fullName} has the branch ${settings.branch}.`;
      const findings: Finding[] = [{ about, verdict: "right", says, mend: "" }];
      if (found.default_branch !== settings.branch) findings.push(otherDefault(found));
      if (main.isProtected) findings.push(protectedBranch(settings.branch));
      findings.push(checksOf(main));
      return findings;
    },
    ({ message }) => ({
      about,
      verdict: "wrong",
      says: message,
      mend: "Set the branch that the site is built from.",
    }),
  );
}

function checksOf({ checks }: MainBranch): Finding {
  const about = "checks";
  if (checks.length === 0) {
    const says = "No status check has to pass before a pull request is merged.";
    const mend = "Settings → Branches: require the status check that CI reports.";
    return { about, verdict: "note", says, mend };
  }
  const says = `Pull requests have to pass before they are merged: ${checks.join(", ")}.`;
  return { about, verdict: "right", says, mend: "" };
}

function otherDefault({ default_branch }: Repository): Finding {
  const says = `Its default branch is another one: ${default_branch}.`;
  const mend = `Set the branch to ${default_branch}, if that is the one that the site is built from.`;
  return { about: "branch", verdict: "note", says, mend };
}

function protectedBranch(branch: string): Finding {
  const says = `${branch} is protected, and the owner of the token may not commit to it: each comment has to wait for approval.`;
  const mend = `If comments are to be published at once, let that user push to ${branch}: Settings → Branches.`;
  return { about: "branch", verdict: "note", says, mend };
}

/** They are made when they are needed; here it shows whether the token is good for issues too. */
export async function examineLabels(repository: ForgejoRepository): Promise<Finding[]> {
  const about = "labels";
  return orFinding(
    async () => {
      await pageOf(repository, { path: "/labels" }, Label, 1);
      return [{ about, verdict: "right", says: "Labels can be read.", mend: "" }];
    },
    ({ message }) => ({
      about,
      verdict: "wrong",
      says: message,
      mend: "Let the token read and write issues: labels belong to them.",
    }),
  );
}

async function orFinding(
  look: () => Promise<Finding[]>,
  instead: (problem: HostProblem) => Finding,
): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (isHostProblem(error)) return [instead(error)];
    throw error;
  }
}
