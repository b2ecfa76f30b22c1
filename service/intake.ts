/** The durable queue between "received" and "proposed": files only, owned by one process. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { momentOf } from "../comments/moment.ts";
import type { Suspicion } from "../comments/proposal.ts";
import { stableJson } from "../comments/stable-json.ts";
import type { Submission } from "../comments/submission.ts";
import { createDurably, sweepTemporary, syncFolder } from "./durable-files.ts";
import { readRecord, readRecords, recordFile } from "./intake-folder.ts";
import { contentDigest, DoneRecord, WaitingRecord } from "./intake-records.ts";
import type { Log } from "./log.ts";
import { becomeOwner } from "./one-owner.ts";
import { newRegister, type Register, type Registered } from "./register.ts";
import { successorId } from "./successor-id.ts";

/** As long as anybody may still ask what became of a comment. */
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

export interface Intake {
  find: Register["find"];
  findTwin: Register["findTwin"];
  /** Resolves once the submission is on disk, `different` where its id is taken by another content. */
  accept(submission: Submission, suspicions: readonly Suspicion[]): Promise<"kept" | "different">;
  /** Ids of what is not yet proposed, oldest first. */
  waiting(): string[];
  read(id: string): Promise<WaitingRecord>;
  /** Marks as proposed: drops the text and remembers the id. */
  settle(id: string): Promise<void>;
  /** Lets it wait under another id, for its own is taken in git; gives that id. */
  succeed(id: string): Promise<string>;
  close(): Promise<void>;
}

/** Rejects where another process owns the folder. */
export async function openIntake(
  folder: string,
  { clock, log }: { clock: () => number; log: Log },
): Promise<Intake> {
  const places = { waiting: join(folder, "new"), done: join(folder, "done") };
  await mkdir(places.waiting, { recursive: true, mode: 0o700 });
  await mkdir(places.done, { recursive: true, mode: 0o700 });
  await syncFolder(folder);
  const release = await becomeOwner(folder);
  const register = newRegister();
  await load(places, register, log);
  await forget(places.done, register, clock() - KEEP_MS);
  const beingWritten = new Map<string, Promise<void>>();

  async function settle(id: string, successor: string | null): Promise<void> {
    const before = register.find(id);
    if (before === null) return;
    const done = { ...before, state: "done", since: clock(), successor } as const;
    await createDurably(recordFile(places.done, id), stableJson(DoneRecord, doneRecord(done)));
    await rm(recordFile(places.waiting, id), { force: true });
    register.set(done);
    await forget(places.done, register, clock() - KEEP_MS);
  }

  return {
    find: register.find,
    findTwin: register.findTwin,
    waiting: register.waiting,
    accept: async (submission, suspicions) => {
      const { id } = submission;
      // A double click: the second request waits for what the first one finds.
      while (beingWritten.has(id)) await beingWritten.get(id)?.catch(() => undefined);
      if (register.find(id) === null) {
        const record = waitingRecord(submission, suspicions, clock());
        const writing = keep(places.waiting, record).then((kept) => register.set(kept));
        beingWritten.set(id, writing);
        await writing.finally(() => beingWritten.delete(id));
      }
      return register.find(id)?.digest === contentDigest(submission) ? "kept" : "different";
    },
    read: (id) => readRecord(places.waiting, id, WaitingRecord),
    settle: (id) => settle(id, null),
    succeed: async (id) => {
      const record = await readRecord(places.waiting, id, WaitingRecord);
      const successor = successorId(id, record.digest);
      // A crash between the two steps repeats the first: it may be there, and even be delivered.
      if (register.find(successor) === null) {
        const submission = { ...record.submission, id: successor };
        register.set(await keep(places.waiting, { ...record, submission }));
      }
      await settle(id, successor);
      return successor;
    },
    close: release,
  };
}

/** Gives what is then in the folder: the file of an attempt that failed late may be there already. */
async function keep(folder: string, record: WaitingRecord): Promise<Registered> {
  const { id } = record.submission;
  const isNew = await createDurably(recordFile(folder, id), stableJson(WaitingRecord, record));
  return registered(isNew ? record : await readRecord(folder, id, WaitingRecord));
}

async function load(
  places: { waiting: string; done: string },
  register: Register,
  log: Log,
): Promise<void> {
  for (const folder of Object.values(places)) await sweepTemporary(folder);
  for (const done of await readRecords(places.done, DoneRecord, log)) {
    const { id, post, digest, successor, proposed } = done;
    register.set({ id, post, digest, successor, state: "done", since: Date.parse(proposed) });
  }
  for (const record of await readRecords(places.waiting, WaitingRecord, log)) {
    // A crash in the middle of settling leaves both files. What is proposed is not proposed again.
    if (register.find(record.submission.id) === null) register.set(registered(record));
    else await rm(recordFile(places.waiting, record.submission.id));
  }
}

async function forget(folder: string, register: Register, before: number): Promise<void> {
  for (const id of register.doneBefore(before)) {
    await rm(recordFile(folder, id), { force: true });
    register.remove(id);
  }
}

function waitingRecord(
  submission: Submission,
  suspicions: readonly Suspicion[],
  now: number,
): WaitingRecord {
  const digest = contentDigest(submission);
  return { version: 1, submission, suspicions: [...suspicions], digest, received: momentOf(now) };
}

function doneRecord({ id, post, digest, since, successor }: Registered): DoneRecord {
  return { version: 1, id, post, digest, proposed: momentOf(since), successor };
}

function registered({ submission, digest, received }: WaitingRecord): Registered {
  const { id, post } = submission;
  return { id, post, digest, state: "waiting", since: Date.parse(received), successor: null };
}
