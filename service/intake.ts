/** The durable queue between "received" and "proposed": files only, owned by one process. */
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Suspicion } from "../comments/proposal.ts";
import { stableJson } from "../comments/stable-json.ts";
import type { Submission } from "../comments/submission.ts";
import { makeFolder, sweepTemporary, syncFolder, writeDurably } from "./durable-files.ts";
import { readAllAs } from "./intake-folder.ts";
import { doneItem, doneRecord, type IsHeld, waitingItem, waitingRecord } from "./intake-items.ts";
import {
  contentDigest,
  DoneRecord,
  StoredWaitingFile,
  type WaitingRecord,
} from "./intake-records.ts";
import { type Log, reasonOf } from "./log.ts";
import { becomeOwner } from "./one-owner.ts";
import { newRegister, type Register, type Registered } from "./register.ts";
import { shareWrites } from "./shared-writes.ts";
import { successorId } from "./successor-id.ts";
import { markRescued, readWaiting, waitingFilesIn } from "./waiting-files.ts";

/** As long as anybody may still ask what became of a comment. */
const KEEP_MS = 90 * 24 * 60 * 60 * 1000;

export interface Intake {
  find: Register["find"];
  /**
   * Resolves once the submission is on disk, with the id that it has there: its own, or that of a
   * twin with the same content within the last day. Null where its id is taken by another content.
   */
  accept(submission: Submission, suspicions: readonly Suspicion[]): Promise<string | null>;
  /** Ids of what is to be delivered, oldest first. */
  waiting(): string[];
  /** What is held back from delivery, oldest first. */
  held(): Registered[];
  /** Of what waits or is held. */
  read(id: string): Promise<WaitingRecord>;
  /** Marks as proposed: remembers the id, and drops the text with the last that was received with it. */
  settle(id: string): Promise<void>;
  /** Lets it wait under another id, for its own is taken in git; gives that id. */
  succeed(id: string): Promise<string>;
  /** Lets one that is held be delivered like any other; of others nothing is changed. One at a time. */
  rescue(id: string): Promise<void>;
  /** Lets go of one that is held: its words are gone, and its id is remembered and never comes back. */
  drop(id: string): Promise<void>;
  close(): Promise<void>;
}

export interface IntakeOptions {
  clock: () => number;
  log: Log;
  /** Nothing is, where it is not said. */
  isHeld?: IsHeld;
}

/** Rejects where another process owns the folder. */
export async function openIntake(
  folder: string,
  { clock, log, isHeld = () => false }: IntakeOptions,
): Promise<Intake> {
  const places = { waiting: join(folder, "new"), done: join(folder, "done") };
  for (const place of Object.values(places)) await makeFolder(resolve(place));
  const release = await becomeOwner(folder);
  const register = newRegister();
  try {
    await sweepTemporary(folder);
    await load(places, register, isHeld, log);
    await forget(places.done, register, clock() - KEEP_MS);
  } catch (error) {
    await release();
    throw error;
  }

  const write = waitingFilesIn(places.waiting);
  const keep = shareWrites<WaitingRecord>(async (records) => {
    const file = await write(records);
    for (const record of records) register.set(waitingItem(record, file, isHeld));
  });
  const settle = settlerIn(places.done, register, { clock, log });

  function read(id: string): Promise<WaitingRecord> {
    const { state, file = null } = register.find(id) ?? {};
    if (state === "done" || file === null) throw new Error(`${id} does not wait in the intake.`);
    return readWaiting(file, id);
  }

  return {
    find: register.find,
    waiting: register.waiting,
    held: register.held,
    accept: acceptorTo(keep, register, clock),
    read: async (id) => read(id),
    settle: (id) => settle(id, {}),
    succeed: async (id) => {
      const record = await read(id);
      const successor = successorId(id, record.digest);
      // A crash between the two steps repeats the first: it may be there, and even be delivered.
      if (register.find(successor) === null) {
        await keep({ ...record, submission: { ...record.submission, id: successor } });
      }
      await settle(id, { successor });
      return successor;
    },
    rescue: async (id) => {
      const item = register.find(id);
      if (item?.state !== "held" || item.file === null) return;
      await markRescued(item.file, id);
      register.set({ ...item, state: "waiting", isRescued: true });
    },
    drop: async (id) => {
      if (register.find(id)?.state === "held") await settle(id, { isDropped: true });
    },
    close: release,
  };
}

/** Gives a function that lets one in. */
function acceptorTo(
  keep: (record: WaitingRecord) => Promise<void>,
  register: Register,
  clock: () => number,
): Intake["accept"] {
  /** By id and by digest. */
  const beingWritten = new Map<string, Promise<void>>();
  return async (submission, suspicions) => {
    const { id } = submission;
    const digest = contentDigest(submission);
    const keys = [id, digest];
    const sameAtOnce = () => keys.map((key) => beingWritten.get(key)).find(Boolean);
    // A double click, of a form with an id or without: the second waits for what the first one finds.
    for (let same = sameAtOnce(); same; same = sameAtOnce()) await same.catch(() => undefined);
    const known = register.find(id);
    if (known?.digest === digest) return id;
    const now = clock();
    const twin = register.findTwin(digest, now);
    if (twin !== null) return twin.id;
    if (known !== null) return null;
    const writing = keep(waitingRecord(submission, suspicions, now));
    for (const key of keys) beingWritten.set(key, writing);
    await writing.finally(() => {
      for (const key of keys) beingWritten.delete(key);
    });
    return id;
  };
}

type End = Partial<Pick<Registered, "successor" | "isDropped">>;

/** Gives a function that marks one as done with. */
function settlerIn(
  folder: string,
  register: Register,
  { clock, log }: { clock: () => number; log: Log },
): (id: string, end: End) => Promise<void> {
  return async (id, end) => {
    const before = register.find(id);
    if (before === null) return;
    const suspicions: Registered["suspicions"] = [];
    const done = { ...before, state: "done", since: clock(), suspicions, ...end } as const;
    await writeDurably(doneFile(folder, id), stableJson(DoneRecord, doneRecord(done)));
    register.set(done);
    try {
      await removeIfDone(done.file, register);
      await forget(folder, register, clock() - KEEP_MS);
    } catch (error) {
      // It is settled all the same; what could not be deleted goes at the next start.
      log("not-cleaned-up", { id, reason: reasonOf(error) });
    }
  };
}

async function load(
  places: { waiting: string; done: string },
  register: Register,
  isHeld: IsHeld,
  log: Log,
): Promise<void> {
  for (const folder of Object.values(places)) {
    await sweepTemporary(folder);
    // A kill may have come between a name and its fsync: whoever sends that again is told "received".
    await syncFolder(folder);
  }
  const done = await readAllAs(places.done, DoneRecord, log);
  const items = done.map(([, record]) => doneItem(record));
  for (const item of items.toSorted((a, b) => a.since - b.since)) register.set(item);
  for (const [file, { received }] of await readAllAs(places.waiting, StoredWaitingFile, log)) {
    for (const record of received) {
      // What is proposed is not proposed again: it stands there beside others, or since a crash.
      const known = register.find(record.submission.id);
      register.set(known === null ? waitingItem(record, file, isHeld) : { ...known, file });
    }
    await removeIfDone(file, register);
  }
}

async function removeIfDone(file: string | null, register: Register): Promise<void> {
  if (file !== null && register.waitingIn(file) === 0) await rm(file, { force: true });
}

async function forget(folder: string, register: Register, before: number): Promise<void> {
  for (const id of register.doneBefore(before)) {
    await rm(doneFile(folder, id), { force: true });
    register.remove(id);
  }
}

/** `id` is one of ours, checked where it came in: it is a safe file name. */
function doneFile(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}
