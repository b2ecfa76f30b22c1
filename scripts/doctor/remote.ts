/** Whether the remote that `gitHost.remote` names is there and answers. */
import { type Git, GitFailed, gitIn } from "../../git-hosts/plain-git/git.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { SiteGitHost } from "./named-host.ts";
import type { Setup } from "./setup.ts";

export async function examineRemote(
  folder: string,
  host: SiteGitHost,
  { timeoutMs }: Pick<Setup, "timeoutMs">,
): Promise<Line[]> {
  const remote = host.remote ?? "";
  const git = gitIn(folder, { limitMs: timeoutMs, env: { GIT_TERMINAL_PROMPT: "0" } });
  const address = await orProblem(() => git.text(["remote", "get-url", "--", remote]));
  if (typeof address !== "string") {
    const mend = `git remote add ${remote} ADDRESS, or correct gitHost.remote in site.config.ts.`;
    return [wrong("remote", `There is no remote ${remote} in ${folder}.`, mend)];
  }
  const shown = withoutUser(address);
  const listed = await orProblem(() =>
    git.text(["ls-remote", "--quiet", "--", remote, `refs/heads/${host.branch}`]),
  );
  if (typeof listed !== "string") {
    const mend = `Try git fetch ${remote} there, as the user that this runs as.`;
    const says = `${remote} (${shown}) does not answer: ${withoutUser(listed.words)}`;
    return [wrong("remote", says, mend)];
  }
  if (listed === "") {
    const mend = `git push ${remote} ${host.branch}, or correct gitHost.branch in site.config.ts.`;
    return [wrong("remote", `${remote} (${shown}) has no branch ${host.branch}.`, mend)];
  }
  const answers = right("remote", `${remote} (${shown}) has the branch ${host.branch}.`);
  return [
    answers,
    ...(host.kind === "git" ? [await examinePush(git, host)] : sameRepository(address, host)),
  ];
}

/** With `--dry-run` git asks for the right to push, and then does not. */
async function examinePush(git: Git, { branch, remote }: SiteGitHost): Promise<Line> {
  const refs = `refs/heads/${branch}:refs/heads/comment/doctor`;
  const pushed = await orProblem(() =>
    git.text(["push", "--dry-run", "--quiet", remote ?? "", refs]),
  );
  if (typeof pushed === "string")
    return right("remote", `As far as can be told, ${remote} may be pushed to.`);
  const mend = `Give the user that this runs as the right to push to ${remote}: comments are pushed there.`;
  const says = `${remote} may not be pushed to: ${withoutUser(pushed.words)}`;
  return wrong("remote", says, mend);
}

type OnHost = Exclude<SiteGitHost, { kind: "git" }>;

/** Names of repositories are the same in large and small letters, on all of these hosts. */
function sameRepository(address: string, { remote, repository }: OnHost): Line[] {
  const path = address.replace(/\/*(?:\.git)?\/*$/, "").toLowerCase();
  if (/[/:]/.test(path.at(-repository.length - 1) ?? "") && path.endsWith(repository.toLowerCase()))
    return [];
  const says = `${remote} is ${withoutUser(address)}, and gitHost.repository is ${repository}: npm run moderate would look into another one than comments are proposed to.`;
  return [note("remote", says, "Correct the one that is wrong, unless it is a mirror.")];
}

async function orProblem(run: () => Promise<string>): Promise<string | GitFailed> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GitFailed) return error;
    throw error;
  }
}

/** Addresses may hold a name and a password. */
function withoutUser(text: string): string {
  return text.replace(/(\w+:\/\/)[^/\s@]*@/g, "$1");
}
