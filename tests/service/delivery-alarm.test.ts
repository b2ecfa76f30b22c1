/** The alarm that a delivery sets while its git host has a rest. */
import { expect, test } from "vitest";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { openBatches } from "../../service/batches.ts";
import { startDelivery } from "../../service/delivery.ts";
import { openIntake } from "../../service/intake.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { UNREAD_SITE } from "./opened-intake.ts";

test("is set anew where it rings a moment too early, as timers may", async () => {
  const down = () => Promise.reject(new Error("the host is down"));
  const gitHost: GitHost = {
    stateOf: down,
    readMain: down,
    readProposal: down,
    propose: down,
    publish: down,
    reviews: null,
  };
  const clock = { now: 0 };
  const log = () => {};
  const intake = await openIntake(temporaryFolder(), { clock: () => clock.now, log });
  for (const number of [1, 2, 3]) {
    await intake.accept(sampleSubmission({ id: submissionId(number), text: `${number}` }), []);
  }
  const alarms: { after: number; ring: () => void }[] = [];
  const after = (milliseconds: number, ring: () => void) => {
    alarms.push({ after: milliseconds, ring });
    return () => {};
  };
  startDelivery({
    intake,
    batches: await openBatches(temporaryFolder(), { clock: () => clock.now, log }),
    gitHost,
    deployedSite: UNREAD_SITE,
    rules: null,
    clock: () => clock.now,
    after,
    random: () => 0.5,
    log,
  });
  await expect.poll(() => alarms).toHaveLength(1);
  const [first] = alarms;
  clock.now = (first?.after ?? 0) - 0.25;
  first?.ring();
  expect(alarms.map((alarm) => alarm.after)).toEqual([first?.after, 0.25]);
  await intake.close();
});
