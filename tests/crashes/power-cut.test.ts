/** What a kill cannot show: the order in which things are made to last, for a cut of the power. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { StepEvent } from "../../bench/crashes/steps.ts";
import { watchSteps } from "../../bench/crashes/watch-steps.ts";
import { submissionPath, THREADS, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { applyMerge, readMergePlan } from "../../scripts/merge/apply-merge.ts";
import { openBatches } from "../../service/batches.ts";
import { openIntake } from "../../service/intake.ts";
import { sampleSubmission } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const events: StepEvent[] = [];
const unwatch = await watchSteps((event) => void events.push(event));
afterAll(unwatch);
beforeEach(() => void events.splice(0));

function stepsDone(): string[] {
  const done = events.filter(({ moment }) => moment === "end");
  return done.map(({ kind, path, to }) =>
    [kind, path, ...(to === undefined ? [] : [to])].join(" "),
  );
}

test("a merge deletes submissions when their threads are sure to stay, content and name", () => {
  const posts = ["a-post", "b-post"];
  const sent = posts.map((post) => sampleSubmission({ post }));
  const root = temporaryFolder(
    Object.fromEntries(
      sent.map((one) => [submissionPath(one.post, one.id), stableJson(Submission, one)]),
    ),
  );
  const plan = readMergePlan(root, null);
  events.splice(0);
  applyMerge(root, plan);
  const of = (path: string) => join(root, path);
  const threads = posts.map((post) => of(threadPath(post)));
  const isTold = (step: string) => /^(?:fsync|rename) |^remove .*\/submissions\//.test(step);
  expect(stepsDone().filter(isTold)).toEqual([
    // Of the folder that is made anew its own name, too.
    `fsync folder ${dirname(of(THREADS))}`,
    ...threads.map((thread) => `fsync file ${thread}.tmp`),
    ...threads.map((thread) => `rename ${thread}.tmp ${thread}`),
    `fsync folder ${of(THREADS)}`,
    ...sent.map(({ post, id }) => `remove ${of(submissionPath(post, id))}`),
  ]);
});

test("what is accepted was written, fsynced and named, and its folder fsynced, in this order", async () => {
  const folder = join(temporaryFolder(), "intake");
  const intake = await openIntake(folder, { clock: () => 0, log: () => {} });
  const submission = sampleSubmission();
  events.splice(0);
  await intake.accept(submission, []);
  const place = join(folder, "new");
  const file = join(place, `${submission.id}.json`);
  // Both names have something of chance in them.
  const withoutChance = (step: string) =>
    step.replaceAll(/(?<=\.json)\.[0-9a-f]+|-[0-9a-f]+(?=\.json)/g, "");
  expect(stepsDone().map(withoutChance)).toEqual([
    `create ${file}.tmp`,
    `write ${file}.tmp`,
    `fsync file ${file}.tmp`,
    `rename ${file}.tmp ${file}`,
    `fsync folder ${place}`,
  ]);
  await intake.close();
});

test("what is done with is written down, to stay, before its file goes", async () => {
  const folder = join(temporaryFolder(), "intake");
  const intake = await openIntake(folder, { clock: () => 0, log: () => {} });
  const { id } = sampleSubmission();
  await intake.accept(sampleSubmission(), []);
  events.splice(0);
  await intake.settle(id);
  const steps = stepsDone();
  const written = steps.indexOf(`fsync folder ${join(folder, "done")}`);
  const removed = steps.findIndex((step) => step.startsWith(`remove ${join(folder, "new")}/`));
  expect(written).toBeGreaterThan(-1);
  expect(removed).toBeGreaterThan(written);
  await intake.close();
});

test("an intake that is made anew has its folders on the disk before it takes anything", async () => {
  const above = temporaryFolder();
  const folder = join(above, "state/intake");
  const intake = await openIntake(folder, { clock: () => 0, log: () => {} });
  const synced = new Set(stepsDone());
  for (const made of [join(folder, "new"), join(folder, "done"), folder, dirname(folder)]) {
    expect(synced).toContain(`fsync folder ${dirname(made)}`);
  }
  await intake.close();
});

test("a batch that a life before has named, and was killed then, is fsynced before it is read", async () => {
  const folder = temporaryFolder({ "before.json": "{}" });
  await openBatches(folder, { clock: () => 0, log: () => {} });
  expect(stepsDone()).toContain(`fsync folder ${folder}`);
});

test("what is in the intake is for its owner alone to read", async () => {
  const folder = join(temporaryFolder(), "intake");
  const intake = await openIntake(folder, { clock: () => 0, log: () => {} });
  await intake.accept(sampleSubmission(), []);
  const [written = ""] = stepsDone().flatMap((step) => /^rename \S+ (\S+)$/.exec(step)?.[1] ?? []);
  const modes = [folder, join(folder, "new"), join(folder, "done"), written].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o700, 0o700, 0o600]);
  await intake.close();
});
