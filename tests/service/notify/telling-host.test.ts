/** Delivery that tells the moderator's receiver what it proposed. */
import { expect, test } from "vitest";
import { proposalOf } from "../../../comments/proposal.ts";
import type { GitHost } from "../../../git-hosts/git-host.ts";
import { startDelivery } from "../../../service/delivery.ts";
import type { Notifier } from "../../../service/notify/notifier.ts";
import { tellingHost } from "../../../service/notify/telling-host.ts";
import { POST, sendForm, testService } from "../../support/comment-service.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";

test.each([
  ["on plain git tells of no suspected spam", null, []],
  ["tells of suspected spam that was rescued into a pull request", {}, [2]],
])("%s", async (_, reviews, expected) => {
  const { gitHost } = (await testService()).parts;
  const told: string[] = [];
  const host = tellingHost({ ...gitHost, reviews: reviews as GitHost["reviews"] }, (comments) => {
    told.push(...comments.map(({ id }) => id));
  });
  await host.propose(proposalOf(sampleSubmission(), []));
  await host.propose(proposalOf(sampleSubmission({ id: submissionId(2) }), ["links"]));
  expect(told).toEqual([1, ...expected].map(submissionId));
  expect(await gitHost.stateOf(submissionId(2))).toBe("open");
});

test("tells of each comment once it waits, and of none that could not be proposed", async () => {
  const service = await testService();
  const told: Parameters<Notifier["tell"]>[] = [];
  const { gitHost } = service.parts;
  let isDown = true;
  const moody = {
    ...gitHost,
    propose: async (proposal: Parameters<typeof gitHost.propose>[0]) => {
      if (isDown) throw new Error("the host is down");
      await gitHost.propose(proposal);
    },
  };
  await sendForm(service, { token: service.token() });
  const [id] = service.parts.intake.waiting();
  const delivery = startDelivery({
    ...service.parts,
    gitHost: tellingHost(moody, (...what) => void told.push(what)),
    rules: null,
    after: () => () => {},
    random: () => 0,
  });
  await expect.poll(() => service.lines.join()).toContain("not-delivered");
  expect(told).toEqual([]);
  isDown = false;
  service.clock.now += 60_000;
  delivery.wake();
  await expect.poll(() => told).toEqual([[[{ id, post: POST }]]]);
  await delivery.stop();
});
