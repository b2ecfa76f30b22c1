/** Commits files straight to the main branch, on top of whatever others did there meanwhile. */
import { insistOnPace } from "../http/host-api.ts";
import { HostProblem } from "../http/host-problem.ts";
import { messageIn } from "../http/message-in.ts";
import type { Publication } from "../proposal.ts";
import { commitOn, mainTip, moveBranch, treeWith } from "./commits.ts";
import type { GithubRepository } from "./repository.ts";

/** Tree and commit. */
const CREATING_REQUESTS = 2;
const ATTEMPTS = 5;

export async function publish(
  repository: GithubRepository,
  publication: Publication,
): Promise<void> {
  const { settings } = repository;
  let main = await mainTip(repository);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    insistOnPace(repository.pace, CREATING_REQUESTS);
    const tree = await treeWith(repository, main.tree, publication.files);
    // The id of a tree is a hash of all that is in it: the files stand there already.
    if (tree === main.tree) return;
    const commit = await commitOn(repository, main.commit, tree, publication);
    const answer = await moveBranch(repository, settings.branch, commit, "forward");
    if (answer.status < 300) return;
    const now = await mainTip(repository);
    // 422 is both: somebody else was faster, and a rule of the branch.
    if (now.commit === main.commit) throw refusal(repository, answer);
    main = now;
  }
  const message = `${settings.branch} was moved by others ${ATTEMPTS} times while this was under way. Nothing was changed; try again.`;
  throw new HostProblem(message, { kind: "conflict" });
}

function refusal(
  { settings }: GithubRepository,
  { status, body }: { status: number; body: unknown },
): HostProblem {
  const message =
    `GitHub lets us commit nothing to ${settings.branch} of ${settings.owner}/${settings.repository}: ` +
    `${messageIn(body).replace(/\.$/, "")}. Let the GitHub App, or the user of the token, bypass the rules of ` +
    "that branch (settings of the repository, rules or branches), or have every comment moderated.";
  return new HostProblem(message, { kind: "refused", status });
}
