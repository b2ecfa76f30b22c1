/** An intake in a test, and submissions for it. */
import type { Submission } from "../../comments/submission.ts";
import type { DeployedSite } from "../../service/deployed-site.ts";
import { type Intake, openIntake } from "../../service/intake.ts";
import type { IsHeld } from "../../service/intake-items.ts";
import { isHeldBy } from "../../service/moderation-policy.ts";

export const DAY = 24 * 60 * 60 * 1000;
export const START = Date.parse("2026-06-01T12:00:00Z");

export function submission(number: number, differs: Partial<Submission> = {}): Submission {
  return {
    version: 1,
    id: `01jwn3t6k000000000000000${String(number).padStart(2, "0")}`,
    post: "first-post",
    replyTo: null,
    date: "2026-06-01T12:00:00Z",
    author: { name: "Ada", url: null, key: null },
    text: `Text ${number}`,
    ...differs,
  };
}

/** A site that was never reached. */
export const UNREAD_SITE: DeployedSite = {
  findPost: async () => ({ kind: "unread" }),
  findPostAmong: async () => ({ kind: "unread" }),
  findComment: async () => ({ kind: "unread" }),
  findNewestComment: async () => ({ kind: "unread" }),
  countByAuthor: async () => null,
};

/** As on a host with pull requests. */
export const HOLDS_SUSPECTS = isHeldBy({ publish: "nothing", hasDigest: true });

export async function opened(folder: string, now = START, isHeld: IsHeld = () => false) {
  const clock = { now };
  const lines: string[] = [];
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const intake = await openIntake(folder, { clock: () => clock.now, log, isHeld });
  return { intake, clock, lines };
}

export async function reopened(
  intake: Intake,
  folder: string,
  now = START,
  isHeld: IsHeld = () => false,
) {
  await intake.close();
  return opened(folder, now, isHeld);
}
