/** Proposes or publishes what belongs together, once. Repeating it after a crash at any step does no harm. */
import type { GitHost } from "../git-hosts/git-host.ts";
import type { Batch, Batches } from "./batches.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { Intake } from "./intake.ts";
import type { WaitingRecord } from "./intake-records.ts";
import type { Log } from "./log.ts";
import type { Parcel } from "./parcels.ts";
import { isTakenByAnother } from "./taken-id.ts";
import { onMain, type Whereabouts, whereabouts, whereaboutsOfEach } from "./whereabouts.ts";
import { writeBatch, writePublication, writeSingle } from "./write-proposal.ts";

export interface Courier {
  intake: Pick<Intake, "waiting" | "find" | "read" | "settle" | "succeed">;
  batches: Pick<Batches, "of" | "named" | "boundTo" | "bind">;
  gitHost: GitHost;
  /** What the moderator is told of posts and commenters besides. */
  deployedSite: DeployedSite;
  log: Log;
}

interface Placed {
  record: WaitingRecord;
  where: Whereabouts;
}

/** Gives what is to be delivered besides: a comment whose id was taken goes on under another. */
export async function deliverParcel(parcel: Parcel, courier: Courier): Promise<Parcel[]> {
  const { intake } = courier;
  const records: WaitingRecord[] = [];
  for (const id of parcel.ids) records.push(await intake.read(id));
  const places = await placesOf(parcel, records, courier);
  const placed = records.map((record, at): Placed => ({ record, where: places[at] ?? "nowhere" }));
  // What was found elsewhere goes first: of what waits when its proposal is there, all is in it.
  const elsewhere = placed.filter((one) => !isForProposal(one));
  const successors = await settleAll(elsewhere, courier);
  if (parcel.isPublished) await publishFresh(placed, courier);
  else await proposeFresh(placed, parcel, courier);
  successors.push(...(await settleAll(placed.filter(isForProposal), courier)));
  const { isPublished } = parcel;
  return successors.map((id) => ({ ids: [id], batch: null, isPublished }));
}

function isForProposal({ where }: Placed): boolean {
  return where === "nowhere" || where === "proposed";
}

/** What is yet to be bound as a batch has no name there could be a proposal of. */
function placesOf(
  { ids, batch: name, isPublished }: Parcel,
  records: readonly WaitingRecord[],
  { batches, gitHost }: Courier,
): Promise<Whereabouts[]> {
  const sought = records.map(({ submission }) => submission);
  const batch = name === null ? null : batches.named(name);
  if (batch !== null) return whereabouts(sought, batch.name, gitHost);
  return isPublished || ids.length === 1
    ? whereaboutsOfEach(sought, gitHost)
    : onMain(sought, gitHost);
}

/**
 * Null for one alone. Which belong together is on disk before anything is made at the host; and not
 * before it has answered, for what arrives one by one while it is down is to come together afterwards.
 */
async function batchOf(
  { batch }: Parcel,
  records: readonly WaitingRecord[],
  { batches, gitHost }: Courier,
): Promise<Batch | null> {
  if (batch !== null) return batches.named(batch);
  // On plain git each goes alone at all times, and nothing needs to be fixed.
  if (gitHost.reviews === null && records.length === 1) return null;
  const members = records.map(({ submission: { id, post, author }, suspicions }) => {
    return { id, post, author, suspicions };
  });
  return batches.bind(members);
}

/** Also what is proposed already, where pull requests have labels: a crash may have come before those. */
async function proposeFresh(
  placed: readonly Placed[],
  parcel: Parcel,
  courier: Courier,
): Promise<void> {
  const { gitHost, deployedSite, log } = courier;
  const fresh = placed.filter(({ where }) => where === "nowhere");
  const half = gitHost.reviews === null ? [] : placed.filter(({ where }) => where === "proposed");
  const records = [...fresh, ...half].map(({ record }) => record);
  const [first] = records;
  if (first === undefined) return;
  const batch = await batchOf(parcel, records, courier);
  await gitHost.propose(
    batch === null
      ? await writeSingle(first, gitHost.reviews === null ? null : deployedSite)
      : await writeBatch(batch, records, deployedSite),
  );
  for (const { record } of fresh) {
    const { id, post } = record.submission;
    log("proposed", { id, post, ...(batch === null ? {} : { batch: batch.name }) });
  }
}

async function publishFresh(placed: readonly Placed[], { gitHost, log }: Courier): Promise<void> {
  const fresh = placed.filter(({ where }) => where === "nowhere").map(({ record }) => record);
  if (fresh.length === 0) return;
  await gitHost.publish(writePublication(fresh));
  for (const { submission } of fresh) {
    log("published", { id: submission.id, post: submission.post });
  }
}

async function settleAll(placed: readonly Placed[], courier: Courier): Promise<string[]> {
  const successors: string[] = [];
  for (const one of placed) successors.push(...(await settle(one, courier)));
  return successors;
}

/** Gives the id that it goes on with, where git knows its own for another comment. */
async function settle({ record, where }: Placed, courier: Courier): Promise<string[]> {
  const { intake, batches, gitHost, log } = courier;
  const { id } = record.submission;
  // A batch's name is no other's, so what was found under it is this very comment.
  const isOwn = batches.of(id) !== null && where !== "approved" && where !== "removed";
  if (where !== "nowhere" && !isOwn && (await isTakenByAnother(record.submission, gitHost))) {
    const successor = await intake.succeed(id);
    log("id-taken", { id, successor });
    return intake.waiting().includes(successor) ? [successor] : [];
  }
  await intake.settle(id);
  return [];
}
