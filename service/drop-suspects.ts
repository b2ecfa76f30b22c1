/** On plain git, where suspected spam is proposed: marks as spam what nobody wanted for too long. */
import { SUBMISSIONS } from "../comments/paths.ts";
import { suspicionsIn } from "../comments/proposal.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import type { OpenProposal } from "../git-hosts/plain-git/open-proposals.ts";
import type { FoundProposal } from "../git-hosts/plain-git/own-commits.ts";
import type { WaitingProposals } from "../git-hosts/plain-git/waiting-proposals.ts";
import { type Looking, type LookingOptions, startLooking } from "./look-again.ts";
import { DAY_MS, MOST_KEPT } from "./spam-digest.ts";
import { onMain, type Sought } from "./whereabouts.ts";

export interface DroppingOptions extends Pick<LookingOptions, "after" | "random" | "log"> {
  proposals: WaitingProposals;
  gitHost: Pick<GitHost, "readMain">;
  /** How long suspects are kept. */
  keepDays: number;
  /** How many are kept at most; the oldest go first. */
  most?: number;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** Days are what counts, and a cap that is overrun for an hour. */
const LOOK_EVERY_MS = 60 * 60_000;
/** Of a flood: so many in one transaction, and git's command line has room for them. */
const AT_ONCE = 100;

export function startDroppingSuspects(options: DroppingOptions): Looking {
  const { after, random, log } = options;
  return startLooking(({ isStopped }) => dropOnce(options, isStopped), {
    everyMs: () => LOOK_EVERY_MS,
    failed: "suspects-not-dropped",
    ...{ after, random, log },
  });
}

/** Pure. `waiting` has the oldest first; gives the names of those that go, and why. */
export function suspectsToDrop(
  waiting: readonly FoundProposal[],
  { before, most }: { before: number; most: number },
): Map<string, string> {
  const suspects = waiting.filter(({ body }) => suspicionsIn(body).length > 0);
  const excess = new Set(suspects.slice(0, Math.max(0, suspects.length - most)));
  return new Map(
    suspects.flatMap((one): [string, string][] => {
      if (Date.parse(one.date) < before) return [[one.name, "kept long enough"]];
      return excess.has(one) ? [[one.name, "too many are kept"]] : [];
    }),
  );
}

/** A crash at any step is repaired by the next look: what was not marked still waits. */
async function dropOnce(options: DroppingOptions, isStopped: () => boolean): Promise<void> {
  const { proposals, keepDays, most = MOST_KEPT, clock, log } = options;
  const before = clock() - keepDays * DAY_MS;
  const waiting = await proposals.find();
  const reasons = suspectsToDrop(waiting, { before, most });
  const doomed = waiting.filter(({ name }) => reasons.has(name));
  for (let from = 0; from < doomed.length && !isStopped(); from += AT_ONCE) {
    const some = doomed.slice(from, from + AT_ONCE);
    const refused = await proposals.refuse(await namesNotOnMain(some, options), "spam");
    for (const id of refused) log("dropped", { id, reason: reasons.get(id) ?? "" });
  }
}

/** A crash, or a merge by hand, may leave the branch of what was approved, also of what is merged since. */
async function namesNotOnMain(
  some: readonly FoundProposal[],
  { proposals, gitHost }: DroppingOptions,
): Promise<string[]> {
  const sought = (await proposals.read(some)).flatMap(soughtIn);
  const places = sought.length === 0 ? [] : await onMain(sought, gitHost);
  return sought.filter((_, at) => places[at] === "nowhere").map(({ id }) => id);
}

/** By its path alone, since its text may be broken; where there is none, a person has to judge. */
function soughtIn({ name, files }: OpenProposal): Sought[] {
  const ending = `/${name}.json`;
  return files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${SUBMISSIONS}/`) && path.endsWith(ending))
    .map((path) => ({ id: name, post: path.slice(SUBMISSIONS.length + 1, -ending.length) }));
}
