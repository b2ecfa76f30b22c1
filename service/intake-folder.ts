/** Reads the files in a folder of the intake. A bad one is reported and left for a person to look at. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { parseAs, parseJson } from "../comments/bad-file.ts";
import { type Log, reasonOf } from "./log.ts";

const ENDING = ".json";

export async function readFileAs<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return parseAs(schema, parseJson(await readFile(file, "utf8"), file), file);
}

/** Each with its path, in the order of their names. One bad file must not keep the service from starting. */
export async function readAllAs<T>(
  folder: string,
  schema: z.ZodType<T>,
  log: Log,
): Promise<[file: string, content: T][]> {
  const read: [string, T][] = [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
  for (const file of names.sort().map((name) => join(folder, name))) {
    try {
      read.push([file, await readFileAs(file, schema)]);
    } catch (error) {
      log("bad-record", { reason: reasonOf(error) });
    }
  }
  return read;
}
