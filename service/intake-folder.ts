/** Reads the records in a folder of the intake. A bad one is reported and left for a person to look at. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { parseAs, parseJson } from "../comments/bad-file.ts";
import { isSubmissionId } from "../comments/comment-id.ts";
import { type Log, reasonOf } from "./log.ts";

const ENDING = ".json";

/** `id` is one of ours, checked where it came in: it is a safe file name. */
export function recordFile(folder: string, id: string): string {
  return join(folder, id + ENDING);
}

export async function readRecord<T>(folder: string, id: string, schema: z.ZodType<T>): Promise<T> {
  const file = recordFile(folder, id);
  return parseAs(schema, parseJson(await readFile(file, "utf8"), file), file);
}

/** All records, oldest first. One bad file must not keep the service from starting. */
export async function readRecords<T>(folder: string, schema: z.ZodType<T>, log: Log): Promise<T[]> {
  const records: T[] = [];
  for (const id of await idsIn(folder)) {
    try {
      records.push(await readRecord(folder, id, schema));
    } catch (error) {
      log("bad-record", { reason: reasonOf(error) });
    }
  }
  return records;
}

async function idsIn(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter(isSubmissionId)
    .sort();
}
