/** When the service looks at the git host: every minute by itself, and otherwise when it is told. */
import { beforeEach, expect, test } from "vitest";
import { HostProblem } from "../../../git-hosts/http/host-problem.ts";
import type { ChangedProposal, Reviews } from "../../../git-hosts/reviews.ts";
import { openBatches } from "../../../service/batches.ts";
import { startFollowing } from "../../../service/follow-proposals.ts";
import type { Looking } from "../../../service/look-again.ts";
import { proposalStates } from "../../../service/proposal-states.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { UNREAD_SITE } from "../opened-intake.ts";

const MINUTE = 60_000;
const SOON = 10_000;
const SELDOM = 15 * MINUTE;

/** What the host tells at each look; the last one goes on. */
let told: (ChangedProposal[] | Error)[];
let looks: number;
let alarm: { after: number; ring: () => void } | null;
let lines: string[];
let following: Looking;

beforeEach(async () => {
  told = [[]];
  looks = 0;
  alarm = null;
  lines = [];
  const log = (event: string) => void lines.push(event);
  const reviews = fakeReviews();
  const states = proposalStates({ stateOf: async () => "none" }, { take: () => 0 });
  following = startFollowing({
    lookEveryMs: MINUTE,
    ...{ reviews, states, deployedSite: UNREAD_SITE, log, random: () => 0.5 },
    batches: await openBatches(temporaryFolder(), { clock: () => 0, log }),
    gitHost: { readProposal: async () => [] },
    after: (milliseconds, ring) => {
      const set = { after: milliseconds, ring };
      alarm = set;
      return () => {
        if (alarm === set) alarm = null;
      };
    },
  });
  await looked(1);
});

/** A host of which only the looks are asked, and that a branch is cleared away. */
function fakeReviews(): Reviews {
  const never = () => Promise.reject(new Error("this is not asked here"));
  let named: string[] = [];
  return {
    lastChanged: async () => {
      looks += 1;
      const answer = told.length > 1 ? told.shift() : told[0];
      if (answer instanceof Error) throw answer;
      named = (answer ?? []).map(({ name }) => name);
      return answer ?? [];
    },
    // One for each that it tells of.
    branches: async () => named,
    tidy: async () => "approved",
    ...{ read: never, revise: never, close: never, show: never, readNotice: never },
    ...{ closeNotice: never, examine: never },
  };
}

async function looked(times: number): Promise<void> {
  await expect.poll(() => alarm !== null && looks).toBe(times);
}

async function ring(): Promise<void> {
  const set = alarm;
  alarm = null;
  set?.ring();
  await looked(looks);
}

/** After how long it is going to look; null where it is not. */
function wait(): number | null {
  return alarm?.after ?? null;
}

function next(...answers: (ChangedProposal[] | Error)[]): void {
  told = answers;
}

test("every minute, as long as it is told nothing", async () => {
  expect(wait()).toBe(MINUTE);
  await ring();
  expect([looks, wait()]).toEqual([2, MINUTE]);
});

test("once for all that it is told within seconds, and then seldom", async () => {
  for (let count = 0; count < 100; count += 1) following.look();
  expect([looks, wait()]).toEqual([1, SOON]);
  await ring();
  expect([looks, wait()]).toEqual([2, SELDOM]);
  expect(lines).toEqual(["webhooks-heard"]);
});

test("once more where it is told while it looks", async () => {
  following.look();
  const set = alarm;
  alarm = null;
  set?.ring();
  following.look();
  following.look();
  await looked(2);
  expect(wait()).toBe(SOON);
});

test("not sooner than a host wants that asked for a rest", async () => {
  next(new HostProblem("Wait.", { kind: "busy", retryAfterMs: 3_600_000 }), []);
  await ring();
  following.look();
  expect([looks, wait()]).toEqual([2, 3_600_000 + MINUTE / 2]);
  await ring();
  expect([looks, wait()]).toEqual([3, SELDOM]);
});

test("ever more seldom while a host goes on asking for a rest, until it is well again", async () => {
  const busy = new HostProblem("Wait.", { kind: "busy", retryAfterMs: 1_000 });
  next(busy);
  const waits: (number | null)[] = [];
  for (let count = 0; count < 14; count += 1) {
    await ring();
    waits.push(wait());
  }
  expect(waits.slice(0, 4)).toEqual([1_100, 2_200, 4_400, 8_800]);
  expect(waits.at(-1)).toBe(30.5 * MINUTE);
  next([], busy);
  await ring();
  await ring();
  expect(wait()).toBe(1_100);
});

const open: ChangedProposal = { name: "01a", state: "open", changed: "2026-05-28T19:14:03Z" };
const approved: ChangedProposal = {
  name: "01a",
  state: "approved",
  changed: "2026-05-28T19:14:03Z",
};

test("every minute again when something came to an end of which it was not told", async () => {
  next([open]);
  following.look();
  await ring();
  expect(wait()).toBe(SELDOM);
  next([approved]);
  await ring();
  expect(wait()).toBe(MINUTE);
  expect(lines).toEqual(["webhooks-heard", "proposal-ended", "webhooks-missed"]);
});

test("seldom also after an end of which it was told while the host was down", async () => {
  next([open]);
  following.look();
  await ring();
  next(new HostProblem("Down.", { kind: "down" }), [approved]);
  following.look();
  await ring();
  await ring();
  expect(wait()).toBe(SELDOM);
  expect(lines).not.toContain("webhooks-missed");
});

test("no more when it is stopped", async () => {
  await following.stop();
  following.look();
  expect([looks, wait()]).toEqual([1, null]);
});
