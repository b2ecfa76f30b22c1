/** Which submissions are proposed together, and which alone: on disk before anything is made, and fixed from then on. */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { SubmissionId } from "../comments/comment-id.ts";
import { Moment, momentOf } from "../comments/moment.ts";
import { PostId } from "../comments/post-id.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Submission } from "../comments/submission.ts";
import { makeFolder, sweepTemporary, syncFolder, writeDurably } from "./durable-files.ts";
import { readAllAs } from "./intake-folder.ts";
import type { Log } from "./log.ts";
import { SuspicionCode } from "./screening.ts";

/** What is still to be said of one that is left out; the words of the others are in their proposal. */
const Member = z.strictObject({
  id: SubmissionId,
  post: PostId,
  author: Submission.shape.author,
  suspicions: z.array(SuspicionCode),
});
export type Member = z.infer<typeof Member>;

const BatchRecord = z.strictObject({
  version: z.literal(1),
  /** Of the proposal: of one that goes alone its id. */
  name: z.union([z.string().regex(/^batch-[0-9a-z]{26}-[0-9a-f]{8}$/), SubmissionId]),
  bound: Moment,
  /** A member's number is its place here, from 1, for good. */
  members: z.array(Member).min(1),
  /** Ids of those that the moderator has left out since. */
  leftOut: z.array(SubmissionId),
});
export type Batch = Readonly<z.infer<typeof BatchRecord>>;

export interface Batches {
  /** The batch that a submission belongs to; null for one that goes alone. */
  of(id: string): Batch | null;
  named(name: string): Batch | null;
  /** The name of the proposal that a submission is bound to, with others or alone. */
  boundTo(id: string): string | null;
  /**
   * Resolves once it is on disk, with null for one that goes alone: tried alone first and with others
   * later, it would be proposed twice.
   */
  bind(members: readonly Member[]): Promise<Batch | null>;
  /** Resolves with what the batch is then, once it is on disk. */
  leaveOut(name: string, ids: readonly string[]): Promise<Batch>;
}

/** As long as anybody may still ask what became of a comment. */
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

export interface BatchesOptions {
  clock: () => number;
  log: Log;
  /** What waits still needs its batch, however long the host was down. */
  isWaiting?: (id: string) => boolean;
}

/** `folder` belongs to the owner of the intake that it lies in. */
export async function openBatches(
  folder: string,
  { clock, log, isWaiting = () => false }: BatchesOptions,
): Promise<Batches> {
  await makeFolder(resolve(folder));
  await sweepTemporary(folder);
  // A kill may have come between a name and its fsync; from here on the batch is relied upon.
  await syncFolder(folder);
  const byName = new Map<string, Batch>();
  const byId = new Map<string, string>();
  const remember = (batch: Batch) => {
    byName.set(batch.name, batch);
    for (const { id } of batch.members) byId.set(id, batch.name);
    return batch;
  };
  const isForgotten = ({ bound, members }: Batch) =>
    Date.parse(bound) < clock() - KEEP_MS && !members.some(({ id }) => isWaiting(id));
  for (const [file, batch] of await readAllAs(folder, BatchRecord, log)) {
    if (isForgotten(batch)) await rm(file, { force: true });
    else remember(batch);
  }

  async function keep(batch: Batch): Promise<Batch> {
    const file = join(folder, `${batch.name}.json`);
    await writeDurably(file, stableJson(BatchRecord, batch));
    return remember(batch);
  }

  const boundTo = (id: string) => byId.get(id) ?? null;
  const named = (name: string) => {
    const batch = byName.get(name);
    return batch === undefined || isAlone(batch) ? null : batch;
  };
  return {
    of: (id) => named(boundTo(id) ?? ""),
    named,
    boundTo,
    bind: async (members) => {
      const name = nameOf(members);
      const bound = momentOf(clock());
      await keep({ version: 1, name, bound, members: [...members], leftOut: [] });
      return named(name);
    },
    leaveOut: async (name, ids) => {
      const batch = named(name);
      if (batch === null) throw new Error(`There is no batch ${name}.`);
      const mine = batch.members.map(({ id }) => id).filter((id) => ids.includes(id));
      return keep({ ...batch, leftOut: [...new Set([...batch.leftOut, ...mine])] });
    },
  };
}

/**
 * Told by its members: where the record of a batch was lost, or an older copy of the intake put back,
 * the same ones find their proposal again, and others with the same first member do not take it for theirs.
 */
function nameOf(members: readonly Member[]): string {
  const [first] = members;
  if (first === undefined) throw new Error("A proposal of nothing cannot be bound.");
  if (members.length === 1) return first.id;
  const digest = createHash("sha256")
    .update(members.map(({ id }) => id).join())
    .digest("hex");
  return `batch-${first.id}-${digest.slice(0, 8)}`;
}

function isAlone({ name, members: [first] }: Batch): boolean {
  return name === first?.id;
}
