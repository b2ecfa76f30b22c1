/** Writes a file part by part, beside where it is to be, and puts it there when all of it is written. */
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { insistFilePlace } from "../file-place.ts";

/** So much is written at once: parts may be a few letters. */
const CHUNK = 2 ** 16;

/** Gives the number of bytes. Throws where no file can lie there, or one does that may not be replaced. */
export async function writeWhole(
  path: string,
  parts: Iterable<string>,
  { mayReplace }: { mayReplace: boolean },
): Promise<number> {
  insistFilePlace(path);
  if (!mayReplace && existsSync(path))
    throw new Error(`${path} is there already. Name another file, or say --force to replace it.`);
  const beside = `${path}.tmp`;
  try {
    const bytes = await writeParts(beside, parts);
    await rename(beside, path);
    return bytes;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeParts(path: string, parts: Iterable<string>): Promise<number> {
  const file = await open(path, "w");
  let bytes = 0;
  let held = "";
  const flush = async () => {
    const chunk = Buffer.from(held);
    await file.writeFile(chunk);
    bytes += chunk.length;
    held = "";
  };
  try {
    for (const part of parts) {
      held += part;
      if (held.length >= CHUNK) await flush();
    }
    await flush();
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}
