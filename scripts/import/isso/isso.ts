/** Isso, by its database, or by the JSON file that its own importer takes. */
import { closeSync, openSync, readSync } from "node:fs";
import type { Origin } from "../origin.ts";
import { commentOf } from "./comment-of.ts";
import { openDatabase } from "./database.ts";
import { openJson } from "./json-file.ts";

/** Begins every such file. */
const SQLITE = "SQLite format 3\0";

export const isso: Origin = {
  name: "isso",
  title: "Isso",
  takes: "file",
  async open(path) {
    const { comments, threads } = beginning(path) === SQLITE ? openDatabase(path) : openJson(path);
    let read = 0;
    return {
      site: null,
      posts: [],
      progress: () => (comments === 0 ? 1 : read / comments),
      async *items() {
        for (const { hint, rows } of threads()) {
          yield { what: "comments", of: hint, isClosed: false, comments: rows.map(commentOf) };
          read += rows.length;
        }
      },
    };
  },
};

function beginning(path: string): string {
  const bytes = Buffer.alloc(SQLITE.length);
  const file = openSync(path, "r");
  try {
    readSync(file, bytes);
  } finally {
    closeSync(file);
  }
  return bytes.toString("latin1");
}
