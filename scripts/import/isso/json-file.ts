/** Reads the JSON file from which Isso itself imports: what other systems are brought to it with. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseAs, parseJson } from "../../../comments/bad-file.ts";
import { hintOf, type IssoExport, IssoRow } from "./rows.ts";

const Threads = z.array(
  z.object({
    id: z.string(),
    title: z.string().nullish(),
    comments: z.array(IssoRow.omit({ mode: true })),
  }),
);

/** Throws `BadFile` where it is not what Isso would take. */
export function openJson(path: string): IssoExport {
  const read = parseAs(Threads, parseJson(readFileSync(path, "utf8"), path), path);
  const threads = read.map(({ id, title, comments }) => ({
    hint: hintOf(id, title ?? ""),
    rows: comments.map((comment) => numberedOn(id, comment)),
  }));
  const count = threads.reduce((sum, { rows }) => sum + rows.length, 0);
  return { comments: count, threads: () => threads };
}

/** Its comments are numbered anew on every post. */
function numberedOn(thread: string, comment: Omit<IssoRow, "mode">): IssoRow {
  const whole = (id: string) => (id === "" ? "" : `${thread}#${id}`);
  return { ...comment, id: whole(comment.id), parent: whole(comment.parent), mode: "1" };
}
