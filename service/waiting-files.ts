/** The files in `new/`: each holds what was received together, and goes when nothing in it waits. */
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { stableJson } from "../comments/stable-json.ts";
import { syncFolder, writeDurably } from "./durable-files.ts";
import { readFileAs } from "./intake-folder.ts";
import { StoredWaitingFile, WaitingFile, type WaitingRecord } from "./intake-records.ts";

/** Gives a function that resolves with the file's path once the records are on the disk. */
export function waitingFilesIn(
  folder: string,
): (records: readonly WaitingRecord[]) => Promise<string> {
  // A write that failed at its last step may have left its file. Nobody was told "received", so it
  // goes before anything else is written: else, sent once more in other words, its id would be there twice.
  let failed: string | null = null;
  return async (records) => {
    if (failed !== null) {
      await rm(failed, { force: true });
      await syncFolder(folder);
    }
    const file = join(folder, newName(records));
    failed = file;
    await writeDurably(file, stableJson(WaitingFile, { version: 1, received: [...records] }));
    failed = null;
    return file;
  };
}

export async function readWaiting(file: string, id: string): Promise<WaitingRecord> {
  return recordIn(await readFileAs(file, StoredWaitingFile), id, file);
}

/** Resolves once the file has the mark on the disk. Only one at a time may change a file. */
export async function markRescued(file: string, id: string): Promise<void> {
  const stored = await readFileAs(file, StoredWaitingFile);
  const record = recordIn(stored, id, file);
  if (record.rescued) return;
  const received = stored.received.map((one) => (one === record ? { ...one, rescued: true } : one));
  await writeDurably(file, stableJson(WaitingFile, { version: 1, received }));
}

function recordIn({ received }: WaitingFile, id: string, file: string): WaitingRecord {
  const record = received.find(({ submission }) => submission.id === id);
  if (record === undefined) throw new Error(`${file} does not hold ${id} any more.`);
  return record;
}

/** Sorts by time, and is no other file's, whatever clocks and ids do. */
function newName([first]: readonly WaitingRecord[]): string {
  return `${first?.submission.id}-${randomBytes(4).toString("hex")}.json`;
}
