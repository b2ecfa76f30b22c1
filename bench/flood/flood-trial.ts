/** A flood of comments before a git host with limits, on a clock of its own: nobody waits for real. */
import type { Submission } from "../../comments/submission.ts";
import { chanceFrom } from "../chance.ts";
import { type Account, accountOf } from "../hosts/account.ts";
import { type Asked, requestOf, sendAnswer, serveFront } from "../hosts/front.ts";
import { beginLife, type Life } from "../hosts/life.ts";
import { type SimulatedTime, simulatedTime } from "../hosts/simulated-time.ts";
import type { NewHost, SmallHost } from "../hosts/small-hosts.ts";
import { newSubmission } from "../hosts/submissions.ts";
import { type RequestLimit, requestCounter } from "./request-limits.ts";

export interface FloodOptions {
  newHost: NewHost;
  /** Of requests of any kind; what creates content the small host counts itself. */
  limits: readonly RequestLimit[];
  submissions: number;
  withinMs: number;
  /** Somebody else writes to the same host, so many times. */
  others: { everyMs: number; times: number } | null;
  /** An empty one. */
  folder: string;
}

export interface FloodReport {
  account: Account;
  /** From the first that was received until the last was proposed, on the simulated clock. */
  minutes: number;
  requests: number;
  /** Of those, how many a limit of the host stopped. */
  turnedAway: number;
}

/** How long a host takes for an answer, on the simulated clock. */
const ANSWER_MS = 200;
const PATIENCE_MS = 24 * 60 * 60_000;

export async function flood(options: FloodOptions): Promise<FloodReport> {
  const { submissions, withinMs, folder, others } = options;
  const time = simulatedTime();
  const host = options.newHost(time.now);
  const counts = { requests: 0, turnedAway: 0 };
  const { url, close } = await frontOf(host, options, { time, counts });
  const tools = { clock: time.now, stopwatch: time.now };
  const gitHost = host.connect(url, tools);
  const life = await beginLife({ folder, gitHost, time, chance: chanceFrom(submissions) });
  const received: Submission[] = [];
  for (let number = 0; number < submissions; number += 1) {
    time.after((number * withinMs) / submissions, async () => {
      const submission = newSubmission(number, time.now());
      await life.receive(submission);
      received.push(submission);
    });
  }
  for (let at = 1; at <= (others?.times ?? 0); at += 1) {
    time.after(at * (others?.everyMs ?? 0), host.openIssue);
  }

  const began = time.now();
  while (received.length < submissions || life.waiting() > 0) {
    if (time.now() - began > PATIENCE_MS) break;
    await step(life, time);
  }
  const minutes = (time.now() - began) / 60_000;
  await life.end();
  close();
  return { account: accountOf(received, host.proposals()), minutes, ...counts };
}

/** While delivery is at work its requests make time pass; else it passes until something is to be done. */
async function step(life: Life, time: SimulatedTime): Promise<void> {
  if (life.isBusy()) await new Promise((resolve) => setImmediate(resolve));
  else await time.passToNext();
}

function frontOf(
  host: SmallHost,
  { limits }: FloodOptions,
  { time, counts }: { time: SimulatedTime; counts: { requests: number; turnedAway: number } },
) {
  const counter = requestCounter(limits, time.now);
  const answer = async (asked: Asked): Promise<Response> => {
    await time.pass(ANSWER_MS);
    counts.requests += 1;
    const wait = counter.take(asked.method);
    if (wait > 0) return tooMany(wait);
    return host.answer(requestOf(asked));
  };
  return serveFront(async (asked, response) => {
    const given = await answer(asked);
    if (given.status === 429 || (given.status === 403 && isLimit(await given.clone().text())))
      counts.turnedAway += 1;
    await sendAnswer(given, response);
  });
}

/** RFC 6585, 4, and RFC 9110, 10.2.3. */
function tooMany(waitMs: number): Response {
  const headers = { "retry-after": String(Math.ceil(waitMs / 1000)) };
  return Response.json({ message: "Too many requests" }, { status: 429, headers });
}

function isLimit(text: string): boolean {
  return text.includes("rate limit");
}
