/** Tells the moderator's receiver what happened: one request at a time, apart from all other work. */
import { momentOf } from "../../comments/moment.ts";
import { waitAfter } from "../back-off.ts";
import type { DeployedSite } from "../deployed-site.ts";
import { type Log, reasonOf } from "../log.ts";
import type { Sought } from "../whereabouts.ts";
import { type News, notificationText } from "./notification.ts";
import { pendingNews } from "./pending-news.ts";
import { postSigned, type Receiver } from "./post-signed.ts";

export interface NotifierOptions {
  receiver: Receiver;
  deployedSite: DeployedSite;
  /** Milliseconds since 1970. */
  clock: () => number;
  newId: (now: number) => string;
  /** Calls `wake` after so many milliseconds; gives what calls it off. */
  after: (milliseconds: number, wake: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  /** How long the receiver may take to answer; 10 seconds where it is not said. */
  timeoutMs?: number;
  log: Log;
}

export interface Notifier {
  /** Never throws, and returns at once. */
  tell(comments: readonly Sought[]): void;
  /** Gives up what is not told yet. */
  stop(): Promise<void>;
}

/** What comes meanwhile is told together. */
const APART_MS = 10_000;
const TIMEOUT_MS = 10_000;
/** About two minutes in all: whoever was away for longer sees what waits when they look. */
const TRIES = 8;
const LONGEST_WAIT_MS = 5 * 60_000;

/** In memory: what was not told when the service ends is told no more. */
export function startNotifier(options: NotifierOptions): Notifier {
  const { clock, after, log } = options;
  const pending = pendingNews();
  const giveUp = new AbortController();
  let current: (News & { failures: number }) | null = null;
  let isBusy = false;
  let callOff = () => {};
  let sending: Promise<void> | null = null;

  function next(): void {
    if (current === null) {
      const news = pending.take();
      if (news !== null) current = { ...news, delivery: options.newId(clock()), failures: 0 };
    }
    isBusy = current !== null;
    if (current === null) return;
    sending = trySend(current).then((waitMs) => {
      sending = null;
      if (!giveUp.signal.aborted) callOff = after(waitMs, next);
    });
  }

  /** Gives how long to wait before anything else is sent. */
  async function trySend(news: News & { failures: number }): Promise<number> {
    const { delivery, count } = news;
    try {
      await send(news, options, giveUp.signal);
    } catch (error) {
      if (giveUp.signal.aborted) return 0;
      news.failures += 1;
      log("not-notified", { delivery, times: news.failures, reason: reasonOf(error) });
      if (news.failures < TRIES) return waitAfter(news.failures, LONGEST_WAIT_MS, options.random());
      log("notification-dropped", { delivery, comments: count });
    }
    current = null;
    return APART_MS;
  }

  return {
    tell: (comments) => {
      pending.add(comments);
      if (!isBusy && !giveUp.signal.aborted) next();
    },
    stop: async () => {
      giveUp.abort();
      callOff();
      await sending;
      const untold = pending.count() + (current?.count ?? 0);
      if (untold > 0) log("notification-dropped", { comments: untold });
    },
  };
}

async function send(news: News, options: NotifierOptions, signal: AbortSignal): Promise<void> {
  const { receiver, deployedSite, clock, timeoutMs = TIMEOUT_MS } = options;
  const text = await notificationText(news, deployedSite, momentOf(clock()));
  await postSigned(receiver, text, { timeoutMs, signal });
}
