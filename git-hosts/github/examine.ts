/** Tries settings and rights against GitHub, and says what is wrong and how to mend it. */
import { problemOf, readAs } from "../http/host-api.ts";
import { type HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { HostTools } from "../http/host-tools.ts";
import type { Finding } from "../reviews.ts";
import { tokenEnd } from "../token-end.ts";
import { AboutRepository } from "./about-repository.ts";
import { examineBranch } from "./examine-branch.ts";
import { examineHooks } from "./examine-hooks.ts";
import { examineLabels } from "./examine-labels.ts";
import { examineRights } from "./examine-rights.ts";
import { note, right, wrong } from "./finding.ts";
import type { GithubRepository } from "./repository.ts";
import { type TokenEnd, tokenEndIn } from "./token-end.ts";

export async function examine(
  repository: GithubRepository,
  tools: HostTools,
  webhook: string | null,
): Promise<readonly Finding[]> {
  const { settings } = repository;
  const name = `${settings.owner}/${settings.repository}`;
  try {
    const { about, end } = await ask(repository);
    const reached = [
      right("host", `GitHub answers at ${settings.baseUrl}.`),
      right("token", "GitHub takes the token."),
      ...tokenEnd(end?.at ?? null, end?.shown ?? "", tools.clock()),
    ];
    if (about === null) return [...reached, unseen(name)];
    return [
      ...reached,
      ...aboutRepository(name, about),
      ...(await examineRights(repository, about, tools)),
      ...(await examineBranch(repository, about)),
      await examineLabels(repository),
      ...(await examineHooks(repository, tools, webhook)),
      visibilityOf(name, about),
    ];
  } catch (problem) {
    if (!isHostProblem(problem)) throw problem;
    return problemFound(repository, problem);
  }
}

/** Null where there is no such repository, and where the token does not end. */
async function ask({
  api,
  path,
  settings,
}: GithubRepository): Promise<{ about: AboutRepository | null; end: TokenEnd | null }> {
  const call = { method: "GET", path } as const;
  const answer = await api.send(call);
  if (answer.status >= 300 && answer.status !== 404) throw problemOf(call, answer, null);
  const about = answer.status === 404 ? null : readAs(AboutRepository, call, answer);
  // Those of a GitHub App end within the hour, and are made anew.
  const end = "token" in settings.credentials ? tokenEndIn(answer.headers) : null;
  return { about, end };
}

function problemFound({ settings }: GithubRepository, problem: HostProblem): Finding[] {
  const name = `${settings.owner}/${settings.repository}`;
  const reached = right("host", `GitHub answers at ${settings.baseUrl}.`);
  if (problem.status === 301) {
    const mend = `Open ${name} in a browser, which leads to its new address, and set owner and repository to what stands there.`;
    return [reached, wrong("repository", `${name} has moved.`, mend)];
  }
  switch (problem.kind) {
    case "down": {
      const mend = `Check the address ${settings.baseUrl}, and that this machine reaches it.`;
      return [wrong("host", problem.message, mend)];
    }
    case "busy":
      return [note("host", problem.message, "Try again later.")];
    default: {
      const mend = "Check the credentials; a GitHub App must be installed on this repository.";
      return [reached, wrong("token", problem.message, mend)];
    }
  }
}

/** GitHub says 404 for both, so that nobody learns of private repositories. */
function unseen(name: string): Finding {
  const mend =
    "Check owner and repository. A fine-grained token must be made for this repository, and by somebody of its owner.";
  return wrong("repository", `${name} is not there, or the token may not see it.`, mend);
}

function aboutRepository(name: string, { archived, has_issues }: AboutRepository): Finding[] {
  const found = archived
    ? wrong(
        "repository",
        `${name} is archived, and takes nothing.`,
        "Unarchive it in its settings.",
      )
    : right("repository", `${name} is there.`);
  const noIssues = wrong(
    "repository",
    "Issues are turned off, so that no notice of suspected spam can be shown: nobody can rescue a comment from it.",
    "Turn issues on in the settings of the repository.",
  );
  return has_issues ? [found] : [found, noIssues];
}

function visibilityOf(name: string, about: AboutRepository): Finding {
  if (about.private) return right("visibility", `${name} is private.`);
  const says =
    `${name} is public: everybody can read what waits and what was refused. ` +
    "GitHub keeps the commits of a closed pull request for ever, also when its branch is deleted.";
  return note("visibility", says, "Moderate in a private repository if that must not be.");
}
