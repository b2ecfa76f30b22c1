/** Comments before a git host that fails at random, while delivery is killed and begins again from the disk. */
import type { ServerResponse } from "node:http";
import type { Submission } from "../../comments/submission.ts";
import { between, type Chance, chanceFrom, percent } from "../chance.ts";
import { type Account, accountOf } from "../hosts/account.ts";
import { type Asked, requestOf, sendAnswer, serveFront } from "../hosts/front.ts";
import { beginLife, type Life } from "../hosts/life.ts";
import { simulatedTime } from "../hosts/simulated-time.ts";
import type { NewHost, SmallHost } from "../hosts/small-hosts.ts";
import { newSubmission } from "../hosts/submissions.ts";
import { FAULTS, type FaultKind, type FaultMoment, faultBy } from "./faults.ts";

export interface FaultyHostOptions {
  newHost: NewHost;
  submissions: number;
  seed: number;
  /** An empty one. */
  folder: string;
}

export interface FaultyHostReport {
  account: Account;
  requests: number;
  faults: Map<FaultKind, number>;
  /** How often delivery was killed. */
  kills: number;
  /** On the simulated clock. */
  hours: number;
}

/** In percent. */
const FAULTY = 30;
const DEADLY = 0.5;
/** For real: who gets no answer waits so long. */
const TIMEOUT_MS = 50;
const ANSWER_MS = 200;
const PATIENCE_MS = 30 * 24 * 60 * 60_000;

export async function faultyHost(options: FaultyHostOptions): Promise<FaultyHostReport> {
  const { submissions, seed, folder } = options;
  const chance = chanceFrom(seed);
  const time = simulatedTime();
  const host = options.newHost(time.now);
  const received: Submission[] = [];
  let life: Life | null = null;
  const counts = { requests: 0, kills: 0, faults: new Map<FaultKind, number>() };
  const front = await serveFront(async (asked, response) => {
    await time.pass(ANSWER_MS);
    await answer(asked, response);
  });
  const answer = answererOf(host, chance, counts, () => life);
  const begin = () => {
    const tools = { clock: time.now, stopwatch: time.now, timeoutMs: TIMEOUT_MS };
    const gitHost = host.connect(front.url, tools);
    return beginLife({ folder, gitHost, time, chance });
  };

  const began = time.now();
  life = await begin();
  planArrival();
  while (received.length < submissions || life.waiting() > 0) {
    if (time.now() - began > PATIENCE_MS) break;
    if (life.isKilled()) life = await resurrected(life);
    if (life.isBusy()) await new Promise((resolve) => setImmediate(resolve));
    else await time.passToNext();
  }
  const hours = (time.now() - began) / 3_600_000;
  await life.end();
  front.close();
  const { requests, faults, kills } = counts;
  return { account: accountOf(received, host.proposals()), requests, faults, kills, hours };

  async function resurrected(killed: Life): Promise<Life> {
    await killed.end();
    return begin();
  }

  /** In quiet times one now and then; at others many at once. */
  function planArrival(): void {
    const gap = percent(chance, 50) ? between(chance, 1, 30) : between(chance, 30, 1_200);
    time.after(gap * 1_000, async () => {
      const many = percent(chance, 80) ? between(chance, 1, 3) : between(chance, 4, 70);
      for (let left = many; left > 0 && received.length < submissions; left -= 1) await receive();
      if (received.length < submissions) planArrival();
    });
  }

  async function receive(): Promise<void> {
    // Nobody is there to take it: whoever sends it does so again.
    while (life === null || life.isKilled()) await new Promise((resolve) => setImmediate(resolve));
    const submission = newSubmission(received.length, time.now());
    received.push(submission);
    await life.receive(submission);
  }
}

interface Counts {
  requests: number;
  kills: number;
  faults: Map<FaultKind, number>;
}

function answererOf(host: SmallHost, chance: Chance, counts: Counts, current: () => Life | null) {
  let late: { asked: Asked; at: number }[] = [];

  async function workLate(): Promise<void> {
    const due = late.filter(({ at }) => at <= counts.requests);
    late = late.filter(({ at }) => at > counts.requests);
    for (const { asked } of due) await host.answer(requestOf(asked));
  }

  /** Null where the host never got it, or gets it later. */
  async function work(asked: Asked, moment: FaultMoment | null): Promise<Response | null> {
    if (moment === "late") late.push({ asked, at: counts.requests + between(chance, 1, 6) });
    const isNow = moment === null || moment === "after";
    return isNow ? host.answer(requestOf(asked)) : null;
  }

  return async (asked: Asked, response: ServerResponse): Promise<void> => {
    const life = current();
    if (life === null || life.isKilled()) return void response.destroy();
    counts.requests += 1;
    await workLate();
    const fault = faultBy(chance, FAULTY);
    const whole = await work(asked, fault?.moment ?? null);
    if (percent(chance, DEADLY)) {
      counts.kills += 1;
      life.kill();
      response.destroy();
    } else if (fault !== null) {
      counts.faults.set(fault.kind, (counts.faults.get(fault.kind) ?? 0) + 1);
      await FAULTS[fault.kind](whole, response);
    } else if (whole !== null) await sendAnswer(whole, response);
  };
}
