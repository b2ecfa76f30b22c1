/** What became of a comment: asked of the intake, the deployed site and the git host, in this order. */
import { commentAnchor } from "../comments/paths.ts";
import { isRemoved } from "../comments/thread.ts";
import { reasonOf } from "./log.ts";
import type { ServiceParts } from "./parts.ts";
import type { Registered } from "./register.ts";
import { type Whereabouts, whereabouts } from "./whereabouts.ts";

export type StatusName =
  | "received"
  | "waiting"
  | "approved"
  | "published"
  | "not_published"
  /** It is safe in the repository, which cannot be asked just now. */
  | "unsure";

export interface Status {
  id: string;
  name: StatusName;
  post: { title: string; url: string } | null;
  /** Where it can be read; only when published. */
  url: string | null;
  /** When the page should look by itself; null where that would be of no use. */
  lookAgainSeconds: number | null;
}

/** Proposing takes a moment. A page that looked for longer would only disturb whoever has it read out. */
const SOON_SECONDS = 60;
/** So long "received" is said of what is never proposed, too. */
const USUAL_DELIVERY_MS = 5_000;

/** Null where nothing is known of the id, or no more. */
export async function statusOf(id: string, parts: ServiceParts): Promise<Status | null> {
  const { intake, deployedSite, clock, log } = parts;
  const known = intake.find(id);
  if (known === null) return null;
  if (known.successor !== null) {
    const status = await statusOf(known.successor, parts);
    return status && { ...status, id };
  }
  const post = await deployedSite.findPost(known.post);
  const base = {
    id,
    post: post.kind === "found" ? post.value : null,
    url: null,
    lookAgainSeconds: null,
  };
  if (isBeforeModerator(known, clock())) return { ...base, name: "waiting" };
  if (known.state !== "done") {
    return { ...base, name: "received", lookAgainSeconds: nextLook(clock() - known.since) };
  }

  if (post.kind === "found") {
    const comment = await deployedSite.findNewestComment(post.value, id);
    if (comment.kind === "found" && isRemoved(comment.value)) {
      return { ...base, name: "not_published" };
    }
    if (comment.kind === "found") {
      return { ...base, name: "published", url: `${post.value.url}#${commentAnchor(id)}` };
    }
  }
  if (known.isDropped) return { ...base, name: "not_published" };
  try {
    return { ...base, name: NAMES[await whereaboutsOf(known, parts)] };
  } catch (error) {
    log("git-host-unreachable", { id, reason: reasonOf(error) });
    return { ...base, name: "unsure" };
  }
}

/** Of one that the moderator left out of a batch, the host cannot tell by the proposal. */
async function whereaboutsOf(
  { id, post }: { id: string; post: string },
  { batches, gitHost, states }: ServiceParts,
): Promise<Whereabouts> {
  const batch = batches.of(id);
  if (batch?.leftOut.includes(id)) return "turned-down";
  const host = { ...gitHost, stateOf: states.of };
  const [place = "nowhere"] = await whereabouts([{ id, post }], batch?.name ?? id, host);
  return place;
}

/** What looks like spam, in no other words than for the rest, nor sooner. */
function isBeforeModerator({ state, isRescued, since }: Registered, now: number): boolean {
  const isSuspect = state === "held" || (state === "waiting" && isRescued);
  return isSuspect && Math.abs(now - since) >= USUAL_DELIVERY_MS;
}

/** Ever more seldom, then no more, also where the clock was set back since. */
function nextLook(ageMs: number): number | null {
  const age = Math.ceil(Math.abs(ageMs) / 1000);
  return age < SOON_SECONDS ? Math.max(age, 2) : null;
}

const NAMES = {
  proposed: "waiting",
  approved: "approved",
  "turned-down": "not_published",
  removed: "not_published",
  // It was proposed once, and somebody has deleted the branch.
  nowhere: "not_published",
} as const;
