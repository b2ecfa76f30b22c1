/** Ids of content, as git names it: the same content has the same id, in any clone. */
import { createHash } from "node:crypto";

/** Of the file at this path in the repository. */
export type ContentIds = (path: string) => string;

/** As `git hash-object` has it. */
export function contentId(content: Buffer | string): string {
  const length = typeof content === "string" ? Buffer.byteLength(content) : content.length;
  return createHash("sha1").update(`blob ${length}\0`).update(content).digest("hex");
}
