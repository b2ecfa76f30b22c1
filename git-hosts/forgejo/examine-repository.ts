/** What the description of a repository tells of rights, pull requests and who sees them. */
import type { Finding } from "../reviews.ts";
import type { Repository } from "./answers.ts";
import type { ForgejoRepository } from "./repository.ts";

export async function examineRepository(
  repository: ForgejoRepository,
  found: Repository,
): Promise<Finding[]> {
  return [
    await rights(repository, found),
    ...(await pullRequests(repository, found)),
    ...issues(repository, found),
    visibility(repository, found),
  ];
}

async function rights(
  { fullName, instance }: ForgejoRepository,
  found: Repository,
): Promise<Finding> {
  const about = "rights";
  if (found.permissions?.push !== true) {
    const says = `The owner of the token may not write to ${fullName}.`;
    return { about, verdict: "wrong", says, mend: "Make them a collaborator who may write." };
  }
  const says = `The owner of the token may write to ${fullName}.`;
  if (found.permissions.admin || !(await instance.isNew()))
    return { about, verdict: "right", says, mend: "" };
  const only =
    "They are no administrator of it, so they cannot learn who else may write: " +
    "of what is said below a pull request only the words of the repository's owner are heard.";
  const mend =
    "If others are to be heard too, make that user an administrator: Settings → Collaborators.";
  return { about, verdict: "note", says: `${says} ${only}`, mend };
}

async function pullRequests(
  { fullName, instance }: ForgejoRepository,
  found: Repository,
): Promise<Finding[]> {
  const about = "pull-requests";
  if (!found.has_pull_requests) {
    const mend = "Turn them on in the settings of the repository.";
    return [{ about, verdict: "wrong", says: `${fullName} takes no pull requests.`, mend }];
  }
  const right: Finding = {
    about,
    verdict: "right",
    says: `${fullName} takes pull requests.`,
    mend: "",
  };
  if (canRewrite(await instance.version())) return [right];
  const says =
    "This version cannot rewrite a branch: a comment that is left out of a pull request stays in its history. " +
    "Merged by squash it does not come to the main branch.";
  const mend = "Merge by squash, or bring the instance up to date: Gitea 1.26 and newer can.";
  return [right, { about, verdict: "note", says, mend }];
}

function issues({ fullName }: ForgejoRepository, { has_issues }: Repository): Finding[] {
  if (has_issues) return [];
  const says = `${fullName} takes no issues: no notice of suspected spam can be shown, and nobody can rescue a comment from it.`;
  const mend = "Turn them on in the settings of the repository.";
  return [{ about: "repository", verdict: "wrong", says, mend }];
}

/** Gitea since 1.26. A Forgejo's number does not tell, so nothing is said of it. */
function canRewrite(version: string): boolean {
  const minor = /^1\.(\d+)\./.exec(version)?.[1];
  return version.includes("+gitea-") || minor === undefined || Number(minor) >= 26;
}

function visibility({ fullName }: ForgejoRepository, found: Repository): Finding {
  const about = "visibility";
  if (found.private) return { about, verdict: "right", says: `${fullName} is private.`, mend: "" };
  const says =
    `${fullName} is public: everybody can read a comment as soon as it is proposed, and also what was refused. ` +
    "The commits of a closed pull request are kept for ever, also when its branch is deleted.";
  const mend = "Moderate in a private repository if that must not be.";
  return { about, verdict: "note", says, mend };
}
