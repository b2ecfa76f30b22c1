/** What the disk itself does: files written, fsynced and renamed, so many at a time. */
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

/** Files a second; `content` is what each holds. */
export async function durableWritesASecond(
  atOnce: number,
  milliseconds: number,
  content: string,
): Promise<number> {
  const folder = temporaryFolder();
  const began = performance.now();
  let written = 0;
  const writer = async () => {
    while (performance.now() - began < milliseconds) {
      const path = join(folder, String(written++));
      await writeDurably(path, content);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
  return (written / (performance.now() - began)) * 1000;
}

async function writeDurably(path: string, content: string): Promise<void> {
  const handle = await open(`${path}.tmp`, "wx", 0o600);
  await handle.writeFile(content);
  await handle.sync();
  await handle.close();
  await rename(`${path}.tmp`, path);
}
