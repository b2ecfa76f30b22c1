/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
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
  const memory: Memory = { unheeded: new Map(), told: new Map() };
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
  /** As the host has told it last. */
  told: Map<string, Told>;
}

/** `isRepeated`: the same was told twice. */
type Told = ChangedProposal & { isRepeated: boolean };

/** Gives whether one came to an end that was told to be open before. */
async function lookOnce(
  memory: Memory,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<boolean> {
  const changed = await options.reviews.lastChanged();
  const isNews = changed !== "unchanged" && remember(changed, memory);
  for (const one of [...memory.unheeded.values()]) {
    if (isStopped()) break;
    if (await isDoneWith(one, options)) memory.unheeded.delete(one.name);
  }
  return isNews;
}

/** Gives whether one came to an end. */
function remember(changed: readonly ChangedProposal[], memory: Memory): boolean {
  const before = memory.told;
  memory.told = new Map();
  for (const one of changed) {
    const known = before.get(one.name);
    const isRepeated = known?.state === one.state && known.changed === one.changed;
    memory.told.set(one.name, { ...one, isRepeated });
    if (!isOldNews(one, known)) memory.unheeded.set(one.name, one);
  }
  return changed.some(({ name, state }) => state !== "open" && before.get(name)?.state === "open");
}

/**
 * Whoever is open is looked at twice with the same date: the host dates by the second, and the second
 * look comes after that one.
 */
function isOldNews(one: ChangedProposal, known: Told | undefined): boolean {
  if (known === undefined || known.state !== one.state) return false;
  return one.state !== "open" || (known.changed === one.changed && known.isRepeated);
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
