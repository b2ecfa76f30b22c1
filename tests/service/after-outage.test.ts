/** What arrives while the host is down waits unbound, and comes in few pull requests when it is back. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { accountOf, brokenPromises } from "../../bench/hosts/account.ts";
import { requestOf, sendAnswer, serveFront } from "../../bench/hosts/front.ts";
import { beginLife } from "../../bench/hosts/life.ts";
import { simulatedTime } from "../../bench/hosts/simulated-time.ts";
import { newGitlab } from "../../bench/hosts/small-hosts.ts";
import { newSubmission } from "../../bench/hosts/submissions.ts";
import type { Submission } from "../../comments/submission.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MINUTE_MS = 60_000;

test("a comment every few minutes of an outage makes one batch after it, not a request each", async () => {
  const time = simulatedTime();
  const host = newGitlab(time.now);
  let isDown = true;
  const { url, close } = await serveFront(async (asked, response) => {
    if (isDown) response.destroy();
    else await sendAnswer(await host.answer(requestOf(asked)), response);
  });
  onTestFinished(close);
  const gitHost = host.connect(url, { clock: time.now, stopwatch: time.now });
  const folder = join(temporaryFolder(), "intake");
  const life = await beginLife({ folder, gitHost, time, chance: () => 0.5 });
  const received: Submission[] = [];
  for (let number = 0; number < 30; number += 1) {
    time.after(number * 5 * MINUTE_MS, async () => {
      const submission = newSubmission(number, time.now());
      received.push(submission);
      await life.receive(submission);
    });
  }
  time.after(200 * MINUTE_MS, () => {
    isDown = false;
  });
  while (received.length < 30 || life.waiting() > 0) {
    await expect.poll(life.isBusy, { interval: 1 }).toBe(false);
    await time.passToNext();
  }
  await life.end();
  const account = accountOf(received, host.proposals());
  expect(brokenPromises(account)).toEqual([]);
  expect(account.pulls).toBe(1);
});
