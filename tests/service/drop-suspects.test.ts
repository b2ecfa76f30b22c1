/** On plain git suspected spam is marked as spam after its days, and beyond a cap; nothing else ever is. */
import { expect, onTestFinished, test } from "vitest";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { proposalOf, type Suspicion } from "../../comments/proposal.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { waitingProposals } from "../../git-hosts/plain-git/waiting-proposals.ts";
import { startDroppingSuspects } from "../../service/drop-suspects.ts";
import { runService } from "../../service/run-service.ts";
import { readSettings } from "../../service/settings.ts";
import { site } from "../../site.config.ts";
import { bareRepository, gitRepository } from "../support/git-repository.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../support/sample-comments.ts";
import { environment } from "../support/service-process.ts";
import { DAY } from "./opened-intake.ts";

const KEEP_DAYS = 14;
const NOTHING = "";

function bench({ most = 100, repository = gitRepository() } = {}) {
  const settings = { directory: repository.folder, branch: "main", remote: null };
  const gitHost = plainGit(settings);
  const proposals = waitingProposals(settings);
  const lines: string[] = [];
  let looks = 0;
  return {
    repository,
    gitHost,
    lines,
    propose: async (number: number, ...suspicions: Suspicion[]) => {
      const submission = sampleSubmission({ id: submissionId(number) });
      await gitHost.propose(proposalOf(submission, suspicions));
      return submission;
    },
    /** One look, so many days after what was proposed just now. */
    look: async (days: number) => {
      const log = (event: string, detail = {}) =>
        void lines.push(`${event} ${JSON.stringify(detail)}`);
      await new Promise<void>((resolve) => {
        startDroppingSuspects({
          proposals: {
            ...proposals,
            find: () => {
              looks += 1;
              return proposals.find();
            },
          },
          ...{ gitHost, keepDays: KEEP_DAYS, most, log },
          clock: () => Date.now() + days * DAY,
          after: () => {
            resolve();
            return () => {};
          },
          random: () => 0,
        });
      });
    },
    looks: () => looks,
    refs: (under: string) =>
      repository.git("for-each-ref", "--format=%(refname:lstrip=-1)", under).split("\n"),
  };
}

const [ONE, TWO, THREE] = [1, 2, 3].map(submissionId);

test("what is suspected is marked as spam after its days, and what is not waits for ever", async () => {
  const it = bench();
  await it.propose(1, "links");
  await it.propose(2);
  await it.propose(3, "no-letters", "too-quick");
  await it.look(KEEP_DAYS - 0.1);
  expect(it.refs("refs/heads/comment")).toEqual([ONE, TWO, THREE]);
  await it.look(KEEP_DAYS + 0.1);
  expect(it.refs("refs/stet/spam")).toEqual([ONE, THREE]);
  expect(it.refs("refs/heads/comment")).toEqual([TWO]);
  expect(await it.gitHost.stateOf(ONE ?? "")).toBe("spam");
  expect(it.lines).toEqual(
    [ONE, THREE].map((id) => `dropped {"id":"${id}","reason":"kept long enough"}`),
  );
  expect(it.looks()).toBe(2);
});

test("of too many the oldest go, whatever is not suspected", async () => {
  const it = bench({ most: 2, repository: bareRepository({ "README.md": "Hello\n" }) });
  await it.propose(5);
  for (const number of [1, 2, 3, 4]) await it.propose(number, "links");
  await it.look(0);
  expect(it.refs("refs/stet/spam")).toEqual([ONE, TWO]);
  expect(it.refs("refs/heads/comment")).toEqual([3, 4, 5].map(submissionId));
  expect(it.lines.join()).toContain("too many are kept");
});

test("what is on main is let be, merged, committed otherwise or folded into its thread", async () => {
  const it = bench();
  const { repository } = it;
  for (const number of [1, 2, 3, 4]) await it.propose(number, "links");
  repository.git("merge", "-q", "--no-ff", "--no-edit", `comment/${ONE}`);
  const two = sampleSubmission({ id: TWO ?? "" });
  const comment = sampleComment({ id: THREE ?? "" });
  repository.commit("By hand", {
    [submissionPath(two.post, two.id)]: stableJson(Submission, two),
    [threadPath(two.post)]: stableJson(Thread, sampleThread([comment])),
  });
  await it.look(KEEP_DAYS + 1);
  expect(it.refs("refs/stet")).toEqual([submissionId(4)]);
  expect(it.refs("refs/heads/comment")).toEqual([ONE, TWO, THREE]);
});

test("where main cannot be judged nothing is marked, and the log says why", async () => {
  const it = bench();
  const { post } = await it.propose(1, "links");
  it.repository.commit("Break", { [threadPath(post)]: "{" });
  await it.look(KEEP_DAYS + 1);
  expect(it.refs("refs/stet")).toEqual([NOTHING]);
  expect(it.lines.join()).toContain("suspects-not-dropped");
});

test("the service does it by itself, from its start", async () => {
  const settings = await environment();
  const read = readSettings(settings, site);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const directory = settings.STET_REPOSITORY ?? "";
  const gitHost = plainGit({ directory, branch: "main", remote: null });
  await gitHost.propose(proposalOf(sampleSubmission({ id: ONE ?? "" }), ["links"]));
  const service = await runService(read.settings, {
    site,
    clock: () => Date.now() + (site.moderation.keepSuspectsDays + 1) * DAY,
    log: () => {},
  });
  onTestFinished(() => service.stop());
  await expect.poll(() => gitHost.stateOf(ONE ?? ""), { timeout: 20_000 }).toBe("spam");
});
