/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";
import { heedModerator, type ReviewParts } from "./heed-moderator.ts";
import { type Detail, type Log, reasonOf } from "./log.ts";
import { type Looking, type LookingOptions, startLooking } from "./look-again.ts";
import type { ProposalStates } from "./proposal-states.ts";
import { nothingTold, remember, rememberBranches, type ToldProposals } from "./told-proposals.ts";

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
  const memory = nothingTold();
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

/** Gives whether one came to an end that was told to be open before. */
async function lookOnce(
  memory: ToldProposals,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<boolean> {
  const changed = await options.reviews.lastChanged();
  const isNews = changed !== "unchanged" && remember(changed, memory);
  if (memory.mayBeMore && !isStopped()) await lookForBranches(memory, options);
  for (const [name, state] of [...memory.unheeded]) {
    if (isStopped()) break;
    if (await isDoneWith(name, state, options)) memory.unheeded.delete(name);
  }
  return isNews;
}

/** Where it is refused, all that ended is followed as if its branch were there. */
async function lookForBranches(memory: ToldProposals, options: FollowOptions): Promise<void> {
  try {
    const names = await options.reviews.branches();
    for (const [name, state] of rememberBranches(names, memory)) options.states.heard(name, state);
  } catch (error) {
    goOnAfter(error, {}, options.log);
    memory.mayBeMore = false;
  }
}

/**
 * False where others came between, so that it is to be tried again. What fails of one proposal alone,
 * such as a file that somebody broke by hand, must not keep the others from being heard: it is tried
 * again when that one changes.
 */
async function isDoneWith(
  name: string,
  state: ProposalState | null,
  options: FollowOptions,
): Promise<boolean> {
  try {
    await follow(name, state, options);
    return true;
  } catch (error) {
    goOnAfter(error, { proposal: name }, options.log);
    return !isHostProblem(error, "conflict");
  }
}

/** Throws where the host itself is not there. */
function goOnAfter(error: unknown, about: Detail, log: Log): void {
  if (isHostProblem(error, "down", "busy")) throw error;
  log("not-followed", { ...about, reason: reasonOf(error) });
}

/** What is open may hold an answer of the moderator's; what ended is cleared away. */
async function follow(
  name: string,
  told: ProposalState | null,
  options: FollowOptions,
): Promise<void> {
  const { reviews, states, batches, log } = options;
  const before = told === null ? null : states.heard(name, told);
  if (told === "open") {
    if (before === "rejected" || before === "spam") log("proposal-reopened", { proposal: name });
    const batch = batches.named(name);
    if (batch !== null) await heedModerator(batch, options);
    return;
  }
  const state = await reviews.tidy(name);
  // Half of a proposal that is still to be made.
  if (state === "none") return;
  states.heard(name, state);
  if (state !== "open") log("proposal-ended", { proposal: name, state });
}
