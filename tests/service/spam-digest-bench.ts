/** An intake that holds suspects, before a GitHub of the tests' own, and a moderator who answers there. */
import { expect, onTestFinished } from "vitest";
import type { Suspicion } from "../../comments/proposal.ts";
import type { Submission } from "../../comments/submission.ts";
import type { Intake } from "../../service/intake.ts";
import { DIGEST_LABEL, startSpamDigest } from "../../service/spam-digest.ts";
import { type GithubUnderTest, githubUnderTest } from "../git-hosts/github/github-under-test.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { HOLDS_SUSPECTS, opened, reopened, START, UNREAD_SITE } from "./opened-intake.ts";

export const KEEP_DAYS = 14;

export interface DigestBench {
  github: GithubUnderTest;
  intake: () => Intake;
  lines: () => string[];
  /** How often delivery was woken. */
  woken: () => number;
  accept: (item: Submission, ...suspicions: Suspicion[]) => Promise<unknown>;
  /** Lets so much time pass, and waits for the next look to be over; gives the requests that it took. */
  look: (milliseconds?: number) => Promise<number>;
  /** A kill, and a start at this moment. */
  restart: (now?: number) => Promise<void>;
  /** The body of the open notice; null where none is open. */
  notice: () => string | null;
  openNotices: () => number;
  /** Ticks the box of this id in the open notice. */
  tick: (id: string) => void;
  close: () => void;
}

/** Longer than anything waits that has not failed. */
const A_WHILE = 6 * 60_000;

/** `folder` is the intake's. */
export async function digestBench(folder = temporaryFolder()): Promise<DigestBench> {
  const github = await githubUnderTest();
  const { reviews } = github.host;
  if (reviews === null) throw new Error("GitHub has pull requests.");
  let { intake, clock, lines } = await opened(folder, START, HOLDS_SUSPECTS);
  onTestFinished(() => intake.close());
  let elapsed = 0;
  let woken = 0;
  let alarm: (() => void) | null = null;
  let digest: ReturnType<typeof startSpamDigest> | null = null;

  function start(): void {
    alarm = null;
    digest = startSpamDigest({
      intake,
      reviews: reviews ?? expect.unreachable(),
      deployedSite: UNREAD_SITE,
      keepDays: KEEP_DAYS,
      clock: () => clock.now,
      stopwatch: () => elapsed,
      wake: () => {
        woken += 1;
      },
      after: (_, ring) => {
        alarm = ring;
        return () => {};
      },
      random: () => 0,
      log: (event, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`),
    });
  }

  const shown = () =>
    github.server.state.issues.filter(
      ({ state, labels, pull }) =>
        state === "open" && pull === null && labels.includes(DIGEST_LABEL),
    );

  return {
    github,
    intake: () => intake,
    lines: () => lines,
    woken: () => woken,
    accept: (item, ...suspicions) => intake.accept(item, suspicions),
    look: async (milliseconds = A_WHILE) => {
      const before = github.server.asked.length;
      elapsed += milliseconds;
      clock.now += milliseconds;
      github.pass(milliseconds);
      const ring = alarm;
      alarm = null;
      if (digest === null) start();
      else ring?.();
      await expect.poll(() => alarm, { timeout: 20_000 }).not.toBeNull();
      return github.server.asked.length - before;
    },
    restart: async (now = clock.now) => {
      await digest?.stop();
      digest = null;
      ({ intake, clock, lines } = await reopened(intake, folder, now, HOLDS_SUSPECTS));
    },
    notice: () => shown()[0]?.body ?? null,
    openNotices: () => shown().length,
    tick: (id) => {
      const [issue] = shown();
      if (!issue?.body?.includes(`- [ ] rescue ${id}`)) throw new Error(`${id} has no box.`);
      issue.body = issue.body.replace(`- [ ] rescue ${id}`, `- [x] rescue ${id}`);
    },
    close: () => {
      for (const issue of shown()) issue.state = "closed";
    },
  };
}
