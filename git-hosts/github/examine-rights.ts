/** Whether we may do on GitHub what we have to, tried without changing anything there. */
import type { HostCall } from "../http/host-api.ts";
import { isHostProblem } from "../http/host-problem.ts";
import type { HostTools } from "../http/host-tools.ts";
import type { Finding } from "../reviews.ts";
import type { AboutRepository } from "./about-repository.ts";
import { apiOfApp, installationOf } from "./app-tokens.ts";
import { right, wrong } from "./finding.ts";
import type { GithubRepository } from "./repository.ts";
import type { RequestBody } from "./request-body.ts";
import type { GithubApp } from "./settings.ts";

/** By the names that GitHub gives them in a GitHub App and in a fine-grained token. */
const NEEDED = ["contents", "pull_requests", "issues"] as const;
type Right = (typeof NEEDED)[number];

const SHOWN: Readonly<Record<Right, string>> = {
  contents: "Contents",
  pull_requests: "Pull requests",
  issues: "Issues",
};

export async function examineRights(
  repository: GithubRepository,
  about: AboutRepository,
  tools: HostTools,
): Promise<Finding[]> {
  const { credentials } = repository.settings;
  return "token" in credentials
    ? rightsOfToken(repository, about)
    : rightsOfApp(repository, credentials, tools);
}

async function rightsOfApp(
  { settings }: GithubRepository,
  app: GithubApp,
  tools: HostTools,
): Promise<Finding[]> {
  const { permissions } = await installationOf(apiOfApp(settings, app, tools), settings);
  const missing = NEEDED.filter((needed) => permissions[needed] !== "write");
  const mend =
    "Set these permissions to “Read and write” in the settings of the GitHub App, " +
    "and accept the change where it is installed.";
  return missing.length === 0
    ? [right("rights", "The GitHub App may write contents, pull requests and issues.")]
    : [wrong("rights", `The GitHub App may not write: ${listed(missing)}.`, mend)];
}

/**
 * Which permissions a fine-grained token has, GitHub tells nobody: `permissions` of the repository are
 * those of its user. It does say 403 before it looks at what is sent; so something is sent that it
 * cannot take. A 422 then shows that the right was there, as far as can be told.
 */
async function rightsOfToken(
  repository: GithubRepository,
  { permissions }: AboutRepository,
): Promise<Finding[]> {
  if (permissions?.push === false) {
    const says = "The user of the token may only read this repository.";
    return [wrong("rights", says, "Give that user the role “Write”, or take another one's token.")];
  }
  const tried = await Promise.all(
    NEEDED.map(async (needed) => ((await isDenied(repository, needed)) ? [needed] : [])),
  );
  const missing = tried.flat();
  const mend = "Set these repository permissions of the token to “Read and write”.";
  return missing.length === 0
    ? [
        right(
          "rights",
          "As far as can be told, the token may write contents, pull requests and issues.",
        ),
      ]
    : [wrong("rights", `The token may not write: ${listed(missing)}.`, mend)];
}

async function isDenied(repository: GithubRepository, needed: Right): Promise<boolean> {
  try {
    // A classic token without the scope gets 404.
    return (await repository.api.send(vainCall(repository, needed))).status === 404;
  } catch (problem) {
    if (isHostProblem(problem, "denied")) return true;
    // Issues that are turned off are another finding.
    if (isHostProblem(problem, "missing")) return false;
    throw problem;
  }
}

const NO_COMMIT = "0".repeat(40);

/** A branch on a commit that cannot be, a pull request of a branch into itself, an issue without a title. */
function vainCall({ path, settings }: GithubRepository, needed: Right): HostCall {
  const { branch } = settings;
  switch (needed) {
    case "contents": {
      const body = { ref: "refs/heads/stet-examines", sha: NO_COMMIT } satisfies RequestBody<
        "/repos/{owner}/{repo}/git/refs",
        "post"
      >;
      return { method: "POST", path: `${path}/git/refs`, body, creates: true };
    }
    case "pull_requests": {
      const body = { title: "Stet examines", head: branch, base: branch } satisfies RequestBody<
        "/repos/{owner}/{repo}/pulls",
        "post"
      >;
      return { method: "POST", path: `${path}/pulls`, body, creates: true };
    }
    case "issues": {
      const body = { title: "" } satisfies RequestBody<"/repos/{owner}/{repo}/issues", "post">;
      return { method: "POST", path: `${path}/issues`, body, creates: true };
    }
  }
}

function listed(rights: readonly Right[]): string {
  return rights.map((each) => SHOWN[each]).join(", ");
}
