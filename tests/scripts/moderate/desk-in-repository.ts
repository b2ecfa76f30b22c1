/** A moderator's desk on a real repository, with comments that wait and some that are published. */
import { parseThread } from "../../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { proposalOf, type Suspicion } from "../../../comments/proposal.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { Thread } from "../../../comments/thread.ts";
import { plainModeration } from "../../../git-hosts/plain-git/moderation.ts";
import { plainGit } from "../../../git-hosts/plain-git/plain-git.ts";
import type { Desk } from "../../../scripts/moderate/desk.ts";
import { gitRepository, type TestRepository } from "../../support/git-repository.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";

export const POST = "a-post";
export const THREAD = threadPath(POST);
export const NOW = Date.parse("2026-06-01T12:00:00Z");

export interface DeskInRepository extends Desk {
  repository: TestRepository;
  printed: string[];
  /** Proposes the `number`-th sample submission, as the service does; gives its id. */
  propose: (
    number: number,
    changes?: Partial<Submission>,
    suspicions?: readonly Suspicion[],
  ) => Promise<string>;
  /** The thread as main has it. */
  thread: () => Thread;
  /** Paths of the approved submissions that are not merged. */
  unmerged: () => string[];
}

export function deskInRepository(thread: Thread, unmerged: Submission[] = []): DeskInRepository {
  const files = unmerged.map((submission) => [
    submissionPath(submission.post, submission.id),
    stableJson(Submission, submission),
  ]);
  const repository = gitRepository({
    [THREAD]: stableJson(Thread, thread),
    ...Object.fromEntries(files),
  });
  const settings = { directory: repository.folder, branch: "main", remote: null };
  const host = plainGit(settings);
  const printed: string[] = [];
  return {
    repository,
    printed,
    moderation: plainModeration(settings),
    locale: { timeZone: "UTC", language: "en" },
    now: () => NOW,
    print: (text) => printed.push(text),
    propose: async (number, changes = {}, suspicions = []) => {
      const id = submissionId(number);
      await host.propose(proposalOf(sampleSubmission({ id, ...changes }), suspicions));
      return id;
    },
    thread: () => parseThread(repository.git("show", `main:${THREAD}`), THREAD),
    unmerged: () =>
      repository
        .git("ls-tree", "-r", "--name-only", "main", "comments-data/submissions/")
        .split("\n")
        .filter((path) => path !== ""),
  };
}
