/** Hands what was received to the git host, apart from the requests that brought it. */
import { BadFile } from "../comments/bad-file.ts";
import { threadPath } from "../comments/paths.ts";
import { type BackOff, newBackOff } from "./back-off.ts";
import { type Courier, deliverParcel } from "./deliver-parcel.ts";
import { type Log, reasonOf } from "./log.ts";
import { decide, HOLD_ALL, type Policy } from "./moderation-policy.ts";
import { oldestOf, type Parcel, type ParcelRules, parcelsOf } from "./parcels.ts";
import { restAskedFor } from "./rest-asked-for.ts";

export interface DeliveryOptions extends Courier {
  /** Null where each is proposed alone. */
  rules: ParcelRules | null;
  /** Everything is proposed, where it is not said. */
  policy?: Policy;
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
  const { clock, after } = options;
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
      await deliverDue(options, backOff, () => isStopped || isResting());
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
    const parcels = waitingParcels(options);
    if (isStopped || parcels.length === 0) return;
    const due = parcels.reduce(
      (first, one) => Math.min(first, backOff.dueAt(oldestOf(one))),
      Infinity,
    );
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
  isOver: () => boolean,
): Promise<void> {
  const isDue = (parcel: Parcel) => backOff.dueAt(oldestOf(parcel)) <= options.clock();
  // Oldest first, but after those that never failed: they tell best whether the host is there again.
  const queue = waitingParcels(options).filter(isDue);
  queue.sort((a, b) => backOff.timesFailed(oldestOf(a)) - backOff.timesFailed(oldestOf(b)));
  for (const parcel of queue) {
    if (isOver()) return;
    if (isDue(parcel)) queue.push(...(await tryParcel(parcel, options, backOff)));
  }
}

/** Gives what is to be delivered besides. */
async function tryParcel(
  parcel: Parcel,
  options: DeliveryOptions,
  backOff: BackOff,
): Promise<Parcel[]> {
  const { clock, log } = options;
  // Its failures are counted by what it keeps when it is bound.
  const key = oldestOf(parcel);
  try {
    const more = await deliverParcel(parcel, options);
    backOff.succeeded(key);
    return more;
  } catch (error) {
    const parts = error instanceof BadFile ? partsAround(error, parcel, options) : [parcel];
    if (parts.length > 1) return parts;
    const restMs = restAskedFor(error);
    if (restMs !== null) backOff.askedToRest(restMs, clock());
    else backOff.failed(key, clock());
    const times = backOff.timesFailed(key);
    log("not-delivered", { id: key, times, reason: reasonOf(error) });
    return [];
  }
}

/**
 * One bad file, a post's thread or one of ours, must not keep the others from being delivered. What is
 * bound stays together.
 */
function partsAround({ file }: BadFile, parcel: Parcel, { intake }: DeliveryOptions): Parcel[] {
  if (parcel.batch !== null) return [parcel];
  const isHit = (id: string) => {
    const known = intake.find(id);
    return known !== null && threadPath(known.post) === file;
  };
  const hit = parcel.ids.filter(isHit);
  const spared = parcel.ids.filter((id) => !isHit(id));
  const parts = hit.length === 0 ? spared.map((id) => [id]) : [spared, hit];
  return parts.filter((ids) => ids.length > 0).map((ids) => ({ ...parcel, ids }));
}

function waitingParcels(options: DeliveryOptions): Parcel[] {
  const { intake, batches, rules, policy = HOLD_ALL } = options;
  const waiting = intake.waiting().flatMap((id) => {
    const known = intake.find(id);
    if (known === null) return [];
    const batch = batches.boundTo(id);
    return { id, post: known.post, batch, isPublished: decide(known, policy) === "publish" };
  });
  return parcelsOf(waiting, rules);
}
