/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";
import type { ChangedProposal } from "../git-hosts/reviews.ts";
import { heedModerator, type ReviewParts } from "./heed-moderator.ts";
import { reasonOf } from "./log.ts";
import { type Looking, type LookingOptions, startLooking } from "./look-again.ts";
import type { ProposalStates } from "./proposal-states.ts";

export interface FollowOptions
  extends ReviewParts,
    Pick<LookingOptions, "after" | "random" | "log"> {
  states: ProposalStates;
  /** Where no webhook is heard. Hosts answer most looks with "nothing changed", which is all but free. */
  lookEveryMs: number;
}

const LOOK_SELDOM_MS = 15 * 60_000;

/** `look` is for webhooks: whoever heard one looks seldom unasked, until something came untold. */
export function startFollowing(options: FollowOptions): Looking {
  const { lookEveryMs, after, random, log } = options;
  const memory: Memory = { unheeded: new Map(), cleared: new Map(), open: new Set() };
  let areWebhooksHeard = false;

  /** No more where something came to an end untold: then they are not sent, or not of everything. */
  function relyOnWebhooks(relies: boolean): void {
    if (areWebhooksHeard !== relies) log(relies ? "webhooks-heard" : "webhooks-missed");
    areWebhooksHeard = relies;
  }

  const looking = startLooking(
    async ({ isStopped, isAsked }) => {
      const isNews = await lookOnce(memory, options, isStopped);
      if (isNews && !isAsked()) relyOnWebhooks(false);
    },
    {
      everyMs: () => (areWebhooksHeard ? LOOK_SELDOM_MS : lookEveryMs),
      failed: "not-followed",
      ...{ after, random, log },
    },
  );
  return {
    look: () => {
      relyOnWebhooks(true);
      looking.look();
    },
    stop: looking.stop,
  };
}

interface Memory {
  /** Once told, a change is not told again: it stays here until it is followed. */
  unheeded: Map<string, ChangedProposal>;
  /** Of those that changed last, the ones whose end is followed, with what it was. */
  cleared: Map<string, ProposalState>;
  /** Those that were open when they were followed last. */
  open: Set<string>;
}

/** Gives whether one came to an end that was known to be open. */
async function lookOnce(
  memory: Memory,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<boolean> {
  let isNews = false;
  const changed = await options.reviews.lastChanged();
  if (changed !== "unchanged") remember(changed, memory);
  for (const one of [...memory.unheeded.values()]) {
    if (isStopped()) return isNews;
    isNews ||= one.state !== "open" && memory.open.has(one.name);
    if (!(await isDoneWith(one, options))) continue;
    memory.unheeded.delete(one.name);
    if (one.state === "open") memory.open.add(one.name);
    else {
      memory.open.delete(one.name);
      memory.cleared.set(one.name, one.state);
    }
  }
  return isNews;
}

function remember(changed: readonly ChangedProposal[], memory: Memory): void {
  const isCleared = ({ name, state }: ChangedProposal) => memory.cleared.get(name) === state;
  for (const one of changed) if (!isCleared(one)) memory.unheeded.set(one.name, one);
  memory.cleared = new Map(changed.filter(isCleared).map(({ name, state }) => [name, state]));
}

/**
 * False where others came between, so that it is to be tried again. What fails of one proposal alone,
 * such as a file that somebody broke by hand, must not keep the others from being heard: it is tried
 * again when that one changes. Throws where the host itself is not there.
 */
async function isDoneWith(one: ChangedProposal, options: FollowOptions): Promise<boolean> {
  try {
    await follow(one, options);
    return true;
  } catch (error) {
    if (isHostProblem(error, "down", "busy")) throw error;
    options.log("not-followed", { proposal: one.name, reason: reasonOf(error) });
    return !isHostProblem(error, "conflict");
  }
}

/** What is open may hold an answer of the moderator's; what ended is cleared away. */
async function follow({ name, state }: ChangedProposal, options: FollowOptions): Promise<void> {
  const { reviews, states, batches, log } = options;
  states.heard(name, state);
  if (state === "open") {
    const batch = batches.named(name);
    if (batch !== null) await heedModerator(batch, options);
    return;
  }
  await reviews.tidy(name);
  log("proposal-ended", { proposal: name, state });
}
