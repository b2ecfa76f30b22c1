/** Hands what was received to the git host, apart from the requests that brought it. */
import { proposalOf } from "../comments/proposal.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
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

/** What failed, and when to try again. In memory: after a restart everything is tried at once. */
type Failures = Map<string, { times: number; due: number }>;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** That many failures in a row are the git host's, not the comments'. */
const HOST_IS_DOWN = 3;

export function startDelivery(options: DeliveryOptions): Delivery {
  const failures: Failures = new Map();
  let isStopped = false;
  let isNews = false;
  let callOff = () => {};
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (isNews && !isStopped) {
      isNews = false;
      await deliverDue(options, failures, () => isStopped);
    }
  }

  function wake(): void {
    isNews = true;
    if (isStopped || working !== null) return;
    callOff();
    working = work().finally(() => {
      working = null;
      if (isNews) wake();
      else planNext();
    });
  }

  function planNext(): void {
    if (isStopped || failures.size === 0) return;
    const due = Math.min(...[...failures.values()].map((failure) => failure.due));
    callOff = options.after(Math.max(due - options.clock(), 0), wake);
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

/** One after the other, oldest first; one that fails is put off and does not hold up the next. */
async function deliverDue(
  options: DeliveryOptions,
  failures: Failures,
  isStopped: () => boolean,
): Promise<void> {
  const { intake, clock, random, log } = options;
  const now = clock();
  const due = intake.waiting().filter((id) => (failures.get(id)?.due ?? 0) <= now);
  let failedInARow = 0;
  for (const id of due) {
    if (isStopped()) return;
    const { times } = failures.get(id) ?? { times: 0 };
    if (failedInARow >= HOST_IS_DOWN) {
      failures.set(id, { times, due: clock() + FIRST_WAIT_MS });
      continue;
    }
    try {
      const successor = await deliver(id, options);
      failures.delete(id);
      if (successor !== null) due.push(successor);
      failedInARow = 0;
    } catch (error) {
      failedInARow += 1;
      failures.set(id, { times: times + 1, due: clock() + waitAfter(times, random()) });
      log("not-delivered", { id, times: times + 1, reason: reasonOf(error) });
    }
  }
}

/** Doubles each time; the jitter keeps services that failed together from trying together. */
function waitAfter(earlierFailures: number, chance: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** earlierFailures, LONGEST_WAIT_MS) * (0.5 + chance);
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
