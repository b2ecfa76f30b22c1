/** Hands what was received to the git host, apart from the requests that brought it. */
import { proposalOf } from "../comments/proposal.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import { type BackOff, newBackOff } from "./back-off.ts";
import type { Intake } from "./intake.ts";
import { type Log, reasonOf } from "./log.ts";
import { isTakenByAnother } from "./taken-id.ts";
import { whereabouts } from "./whereabouts.ts";

export interface DeliveryOptions {
  intake: Pick<Intake, "waiting" | "read" | "settle" | "succeed">;
  gitHost: GitHost;
  clock: () => number;
  /** Calls `wake` after so many milliseconds; gives what calls it off. */
  after: (milliseconds: number, wake: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  log: Log;
}

export interface Delivery {
  /** Something new is there. */
  wake(): void;
  /** Resolves when the one being delivered is done with. */
  stop(): Promise<void>;
}

export function startDelivery(options: DeliveryOptions): Delivery {
  const { intake, clock, after } = options;
  const backOff = newBackOff(options.random);
  let isStopped = false;
  let isNews = false;
  let callOff = () => {};
  let working: Promise<void> | null = null;

  // Asked at every arrival, when there may be thousands of them waiting: the host has its rest.
  const isResting = () => clock() < backOff.restsUntil();

  async function work(): Promise<void> {
    while (isNews && !isStopped && !isResting()) {
      isNews = false;
      await deliverDue(options, backOff, () => isStopped);
    }
  }

  function wake(): void {
    isNews = true;
    if (isStopped || working !== null || isResting()) return;
    callOff();
    working = work().finally(() => {
      working = null;
      if (isNews && !isResting()) wake();
      else planNext();
    });
  }

  function planNext(): void {
    const waiting = intake.waiting();
    if (isStopped || waiting.length === 0) return;
    const due = waiting.reduce((first, id) => Math.min(first, backOff.dueAt(id)), Infinity);
    callOff = after(Math.max(due - clock(), 0), ring);
  }

  /** A timer may ring a moment too early, and nobody else would wake the one that then goes on resting. */
  function ring(): void {
    if (isResting()) planNext();
    else wake();
  }

  wake();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      callOff();
      await working;
    },
  };
}

/** One after the other; one that fails is put off and does not hold up the next. */
async function deliverDue(
  options: DeliveryOptions,
  backOff: BackOff,
  isStopped: () => boolean,
): Promise<void> {
  const { intake, clock, log } = options;
  const isDue = (id: string) => backOff.dueAt(id) <= clock();
  // Oldest first, but after those that never failed: they tell best whether the host is there again.
  const queue = intake.waiting().filter(isDue);
  queue.sort((a, b) => backOff.timesFailed(a) - backOff.timesFailed(b));
  for (const id of queue) {
    if (isStopped()) return;
    if (!isDue(id)) continue;
    try {
      const successor = await deliver(id, options);
      backOff.succeeded(id);
      if (successor !== null) queue.push(successor);
    } catch (error) {
      backOff.failed(id, clock());
      log("not-delivered", { id, times: backOff.timesFailed(id), reason: reasonOf(error) });
    }
  }
}

/** Repeating it after a crash at any step does no harm. Gives the id to go on with, if it is another. */
async function deliver(
  id: string,
  { intake, gitHost, log }: DeliveryOptions,
): Promise<string | null> {
  const { submission, suspicions } = await intake.read(id);
  if ((await whereabouts(submission, gitHost)) === "nowhere") {
    await gitHost.propose(proposalOf(submission, suspicions));
    log("proposed", { id, post: submission.post });
  } else if (await isTakenByAnother(submission, gitHost)) {
    const successor = await intake.succeed(id);
    log("id-taken", { id, successor });
    return intake.waiting().includes(successor) ? successor : null;
  }
  await intake.settle(id);
  return null;
}
