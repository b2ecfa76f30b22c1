/** What the Nu checker, which validator.w3.org runs, says of every page of a built site. */
import { z } from "zod";
import { fetchedProgram } from "./fetched-program.ts";

const PROGRAM = "vnu-jar@26.9.27";
/** It reads the pages from the disk, where a policy's 'self' is no site at all. */
const OF_THE_DISK = /^Resource violates Content Security Policy/;

const Message = z.object({ type: z.string(), message: z.string() });

/** How often it says what; empty where it finds nothing. Needs Java. */
export async function nuMessages(folder: string): Promise<ReadonlyMap<string, number>> {
  const words = ["--skip-non-html", "--exit-zero-always", "--format", "json", "--stdout", folder];
  const { messages } = z
    .object({ messages: z.array(Message) })
    .parse(JSON.parse(await fetchedProgram(PROGRAM, words)));
  const counts = new Map<string, number>();
  for (const { type, message } of messages) {
    if (OF_THE_DISK.test(message)) continue;
    const said = `${type}: ${message}`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return counts;
}
