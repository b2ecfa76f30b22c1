/** Tries settings and rights against a GitLab, for `npm run doctor`. */
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import { examineHooks } from "./examine-hooks.ts";
import { examineLabels } from "./examine-labels.ts";
import { examineProject } from "./examine-project.ts";
import { examineToken } from "./examine-token.ts";
import { accessLevelOf, DEVELOPER } from "./members.ts";
import type { GitlabProject } from "./project.ts";

/** Ends with the first thing that makes all after it pointless. */
export async function examine(
  project: GitlabProject,
  clock: () => number,
  webhook: string | null,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  try {
    const token = await examineToken(project, clock());
    findings.push(...token.findings);
    if (findings.some(({ verdict }) => verdict === "wrong")) return findings;
    findings.push(...(await examineProject(project)));
    if (token.user !== null) findings.push(await examineRights(project, token.user));
    findings.push(await examineLabels(project), ...(await examineHooks(project, webhook)));
  } catch (error) {
    findings.push(findingOf(error, project));
  }
  return findings;
}

async function examineRights(project: GitlabProject, user: number): Promise<Finding> {
  const level = await accessLevelOf(project, user);
  const about = "rights";
  if (level >= DEVELOPER)
    return { about, verdict: "right", says: "The token's user may make branches.", mend: "" };
  return {
    about,
    verdict: "wrong",
    says: `The token's user has the access level ${level}, and needs ${DEVELOPER}.`,
    mend: `Make it a member of ${project.settings.project} with the role Developer.`,
  };
}

/** What any of the questions may meet. */
function findingOf(error: unknown, { settings }: GitlabProject): Finding {
  const says = error instanceof Error ? error.message : String(error);
  if (isHostProblem(error, "denied"))
    return {
      about: "token",
      verdict: "wrong",
      says,
      mend: `Make a token with the scope api, for ${settings.project} alone or for a user who is a Developer there.`,
    };
  if (isHostProblem(error, "missing"))
    return {
      about: "repository",
      verdict: "wrong",
      says,
      mend: "Compare the project's path in the settings with its address on GitLab. A proxy in front of GitLab must leave %2F in addresses as it is.",
    };
  return {
    about: "host",
    verdict: "wrong",
    says,
    mend: `Look whether ${settings.baseUrl} is the address of a GitLab, and can be reached from here.`,
  };
}
