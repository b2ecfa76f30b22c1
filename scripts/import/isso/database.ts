/** Reads Isso's database, with SQLite in WebAssembly: nothing is compiled, and nothing is written to it. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { z } from "zod";
import { BadFile } from "../../../comments/bad-file.ts";
import { hintOf, type IssoExport, IssoRow, type IssoThread } from "./rows.ts";

const EVERY_COMMENT = `
  SELECT comments.tid, threads.uri, threads.title, comments.id, comments.parent, comments.created,
    comments.modified, comments.mode, comments.text, comments.author, comments.website
  FROM comments LEFT JOIN threads ON threads.id = comments.tid
  ORDER BY comments.tid, comments.id`;

const Checked = z.object({ quick_check: z.string() });
const Counted = z.object({ comments: z.number() });
const Row = IssoRow.extend({
  tid: z.unknown(),
  uri: z.string().nullable().catch(null),
  title: z.string().nullable().catch(null),
});
type Row = z.infer<typeof Row>;

/** Throws `BadFile` where it is damaged, or no database of Isso's. */
export function openDatabase(path: string): IssoExport {
  for (const checked of answersOf("PRAGMA quick_check(1)", path)) {
    const { quick_check } = Checked.parse(checked);
    if (quick_check !== "ok") throw damaged(path, quick_check.replace(/\s+/g, " "));
  }
  // Asked for now, so that a column that is missing is told of before anything is written.
  const counting = `SELECT COUNT(*) AS comments FROM (${EVERY_COMMENT})`;
  const [counted] = [...answersOf(counting, path)].map((answer) => Counted.parse(answer));
  return { comments: counted?.comments ?? 0, threads: () => threadsOf(path) };
}

function* threadsOf(path: string): Generator<IssoThread> {
  let rows: Row[] = [];
  for (const answer of answersOf(EVERY_COMMENT, path)) {
    const row = Row.parse(answer);
    const [first] = rows;
    if (first !== undefined && first.tid !== row.tid) {
      yield threadWith(first, rows);
      rows = [];
    }
    rows.push(row);
  }
  const [first] = rows;
  if (first !== undefined) yield threadWith(first, rows);
}

function threadWith({ uri, title }: Row, rows: readonly Row[]): IssoThread {
  return { hint: hintOf(uri ?? "", title ?? ""), rows };
}

/**
 * Of a copy: Isso may be writing to the original, and SQLite itself writes where the last writer was
 * interrupted, or has left the newest comments in a file beside.
 */
function* answersOf(query: string, path: string): Generator<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "stet-isso-"));
  try {
    const copy = join(folder, "copy.db");
    for (const beside of ["", "-journal", "-wal"]) {
      if (existsSync(path + beside)) copyFileSync(path + beside, copy + beside);
    }
    yield* answersOfFile(query, copy);
  } catch (error) {
    if (error instanceof sqlite.SQLite3Error) throw damaged(path, error.message, error);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* answersOfFile(query: string, path: string): Generator<unknown> {
  const database = new sqlite.Database(path, { fileMustExist: true });
  try {
    // Without this it would need memory that processes share, which WebAssembly has not.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    const statement = database.prepare(query);
    try {
      yield* statement.iterate();
    } finally {
      statement.finalize();
    }
  } finally {
    database.close();
  }
}

function damaged(path: string, reason: string, cause?: unknown): BadFile {
  const message = `${reason}: expected a database of Isso's that is whole. Copy it again while Isso is stopped.`;
  return new BadFile(path, [{ field: "", message }], { cause });
}
