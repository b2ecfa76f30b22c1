/** A 404 says no more than that something on the way is not there: these find out what. */
import { HostProblem } from "../http/host-problem.ts";
import { Repository } from "./answers.ts";
import type { RepositoryApi } from "./repository-api.ts";

/** Where the main branch was not found. */
export async function whyNoBranch(repository: RepositoryApi): Promise<HostProblem> {
  const { fullName, settings } = repository;
  const found = await repositoryOf(repository);
  if (found === null) return noRepository(repository);
  if (found.empty)
    return missing(`${fullName} on ${settings.baseUrl} is empty. Push a first commit to it.`);
  return missing(
    `${fullName} on ${settings.baseUrl} has no branch ${settings.branch}; ` +
      `its default branch is ${found.default_branch}. Set the branch to the one that the site is built from.`,
  );
}

/** Where its list of pull requests was not found, or that of its issues. */
export async function whyNoList(
  repository: RepositoryApi,
  what: "pull requests" | "issues",
): Promise<HostProblem> {
  if ((await repositoryOf(repository)) === null) return noRepository(repository);
  return missing(
    `${repository.fullName} takes no ${what}. ` +
      "Turn them on in the settings of the repository, under Units or Advanced Settings.",
  );
}

function repositoryOf({ api, at }: RepositoryApi): Promise<Repository | null> {
  return api.find({ method: "GET", path: at("") }, Repository);
}

function noRepository({ fullName, settings }: RepositoryApi): HostProblem {
  return missing(
    `${settings.baseUrl} has no repository ${fullName}, or the token may not see it. ` +
      "Correct the name, or use a token of somebody who has access to it.",
  );
}

function missing(message: string): HostProblem {
  return new HostProblem(message, { kind: "missing", status: 404 });
}
