import { readFileSync } from "node:fs";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { expect, test } from "vitest";

import { isso } from "../../../scripts/import/isso/isso.ts";
import { blogWith, importInto, outcomeOf } from "../../support/import-run.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TABLES = readFileSync("tests/fixtures/import/isso.sql", "utf8");
const POSTS = {
  "the-dam": { title: "The dam", aliases: "[/2012/05/the-weir/]" },
  mill: { title: "At the mill" },
  birds: { title: "Herons & kingfishers" },
};

test("brings every comment once, under its post and what it answers, or says why not", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, isso, databaseWith(TABLES));
  await expect(JSON.stringify(outcomeOf(root, report), null, 2)).toMatchFileSnapshot(
    "../../fixtures/import/isso.json",
  );
});

function databaseWith(...statements: readonly string[]): string {
  // SQLite in WebAssembly is not told of foreign keys that Isso does not keep to either.
  const path = join(temporaryFolder(), "comments.db");
  const database = new sqlite.Database(path);
  database.exec("PRAGMA foreign_keys = OFF");
  for (const statement of statements) database.exec(statement);
  database.close();
  return path;
}
