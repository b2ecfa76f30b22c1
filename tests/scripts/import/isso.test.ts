import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { describe, expect, test } from "vitest";
import { BadFile } from "../../../comments/bad-file.ts";
import { isso } from "../../../scripts/import/isso/isso.ts";
import { issoDatabase } from "../../support/foreign-exports.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { blogWith, outcomeOf } from "./imported-comments.ts";
import { agrees, exportFile, filesOf, importInto } from "./imported-folder.ts";

const FROM = { origin: isso };
const [, ...ROWS] = readFileSync("tests/fixtures/import/isso.sql", "utf8").split("\n\n");
const POSTS = {
  "the-dam": { title: "The dam", aliases: "[/2012/05/the-weir/]" },
  mill: { title: "At the mill" },
  birds: { title: "Herons & kingfishers" },
};

test("brings every comment once, under its post and what it answers, or says why not", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, sampleDatabase(), FROM);
  expect(agrees(report)).toBe(true);
  await expect(`${JSON.stringify(outcomeOf(root, report), null, 2)}\n`).toMatchFileSnapshot(
    "../../fixtures/import/isso.json",
  );
});

test("no e-mail and no IP address of a commenter is in any file, nor in the report", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, sampleDatabase(), FROM);
  const all = [...Object.values(filesOf(root)), JSON.stringify(report)].join("\n");
  expect(all).not.toMatch(/@example\.org|192\.0\.2\./);
});

test("leaves the database as it is, and nothing beside it", async () => {
  const path = sampleDatabase();
  const before = readFileSync(path);
  await importInto(blogWith(POSTS), path, FROM);
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(dirname(path))).toEqual(["comments.db"]);
});

test("reads the newest comments, which may wait in a file beside", async () => {
  const path = sampleDatabase();
  const database = new sqlite.Database(path);
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL");
  database.exec("UPDATE comments SET mode = 1 WHERE id = 6");
  expect(readdirSync(dirname(path))).toContain("comments.db-wal");
  const root = blogWith(POSTS);
  const { threads } = outcomeOf(root, await importInto(root, path, FROM));
  database.close();
  expect(threads.mill?.map(({ id }) => id)).toEqual(["isso-6", "isso-7"]);
});

test("takes the JSON file that Isso imports from, where every post numbers its own comments", async () => {
  const comment = {
    author: "Ada",
    email: "ada@example.org",
    website: "",
    remote_addr: "192.0.2.7",
  };
  const comments = [{ ...comment, id: 0, created: "2005-02-24 04:03:37", text: "Hello." }];
  const path = exportFile(
    JSON.stringify([
      { id: "/mill/", title: "Mill", comments },
      { id: "/birds/", title: "Birds", comments },
    ]),
  );
  const root = blogWith(POSTS);
  const { written, threads } = outcomeOf(root, await importInto(root, path, FROM));
  expect(written).toEqual({ comment: 2 });
  expect(threads.birds).toMatchObject([{ date: "2005-02-24T04:03:37Z", text: "Hello." }]);
});

describe("refuses, and writes nothing:", () => {
  test.each([
    [
      "a database of something else",
      other(),
      /no such table: comments: expected a database of Isso's/,
    ],
    ["a database that is cut off", cut(), /export\.xml: .*expected a database of Isso's/],
    ["JSON that is cut off", exportFile("[{"), /not valid JSON/],
    ["JSON of something else", exportFile('{"a": 1}'), /expected array/],
    ["nothing", exportFile(""), /not valid JSON/],
  ])("%s", async (_, path, message) => {
    const root = blogWith(POSTS);
    const before = filesOf(root);
    const importing = importInto(root, path, FROM);
    await expect(importing).rejects.toThrow(BadFile);
    await expect(importing).rejects.toThrow(message);
    expect(filesOf(root)).toEqual(before);
  });
});

function sampleDatabase(): string {
  return issoDatabase(temporaryFolder(), (database) => {
    for (const rows of ROWS) database.exec(rows);
  });
}

function other(): string {
  const path = `${temporaryFolder()}/other.db`;
  const database = new sqlite.Database(path);
  database.exec("CREATE TABLE recipes (name)");
  database.close();
  return path;
}

function cut(): string {
  const path = exportFile("");
  writeFileSync(path, readFileSync(sampleDatabase()).subarray(0, 9000));
  return path;
}
