/** Exports of other comment systems, made from one list of comments. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sqlite from "node-sqlite3-wasm";
import { stringify } from "yaml";
import { writeFiles } from "./temporary-folder.ts";

export interface ForeignComment {
  /** From 1. */
  id: number;
  /** The name of the post. */
  post: string;
  /** The id of what it answers; 0 where it answers the post. */
  parent: number;
  /** Seconds since 1970. */
  date: number;
  state: "approved" | "pending" | "deleted";
  name: string;
  text: string;
}

/** Writes the export into a folder, and gives its path. */
type Exporter = (comments: readonly ForeignComment[], folder: string) => string;

/** By the names of the origins. */
export const foreignExports: Readonly<Record<string, Exporter>> = {
  disqus(comments, folder) {
    const path = join(folder, "disqus.xml");
    const posts = [...new Set(comments.map(({ post }) => post))];
    const threads = posts.map(
      (post) =>
        `<thread dsq:id="t-${post}"><id>${post}</id><link>https://old.example/${post}/</link></thread>\n`,
    );
    writeFileSync(
      path,
      `<disqus>\n${threads.join("")}${comments.map(disqusPost).join("")}</disqus>\n`,
    );
    return path;
  },
  isso(comments, folder) {
    const rows = comments.map((one) => [
      ...[one.post, one.id, one.parent || null, one.date, MODES[one.state], one.text, one.name],
    ]);
    return issoDatabase(folder, (database) => {
      for (const row of rows) {
        database.run("INSERT OR IGNORE INTO threads (uri) VALUES (?)", `/${row[0]}/`);
        database.run(
          `INSERT INTO comments (tid, id, parent, created, mode, text, author, voters)
           SELECT id, ?, ?, ?, ?, ?, ?, x'' FROM threads WHERE uri = ?`,
          [...row.slice(1), `/${row[0]}/`],
        );
      }
    });
  },
  staticman(comments, folder) {
    writeFiles(folder, Object.fromEntries(comments.map(staticmanFile)));
    return folder;
  },
};

const MODES = { approved: 1, pending: 2, deleted: 4 };

function disqusPost({ id, post, parent, date, state, name, text }: ForeignComment): string {
  return `<post dsq:id="${id}">
  <message>${inXml(text)}</message><createdAt>${new Date(date * 1000).toISOString()}</createdAt>
  <isDeleted>${state === "deleted"}</isDeleted><isApproved>${state !== "pending"}</isApproved>
  <author><email>ada@example.org</email><name>${inXml(name)}</name></author>
  <ipAddress>192.0.2.7</ipAddress>
  <thread dsq:id="t-${post}" />${parent === 0 ? "" : `<parent dsq:id="${parent}" />`}
</post>\n`;
}

/** As carelessly as blogs do it: an ampersand stays. */
function inXml(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** With Isso's tables, and whatever `fill` puts in. */
export function issoDatabase(folder: string, fill: (database: sqlite.Database) => void): string {
  const path = join(folder, "comments.db");
  const [tables = ""] = readFileSync("tests/fixtures/import/isso.sql", "utf8").split("\n\n");
  const database = new sqlite.Database(path);
  // Isso does not keep to its foreign keys either.
  database.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN");
  database.exec(tables);
  fill(database);
  database.exec("COMMIT");
  database.close();
  return path;
}

export function staticmanId(number: number): string {
  return `00000000-0000-11e9-8000-${String(number).padStart(12, "0")}`;
}

function staticmanFile(comment: ForeignComment): [path: string, text: string] {
  const { id, post, name, text, date, state } = comment;
  const fields = {
    _id: staticmanId(id),
    ...repliesIn(comment),
    name,
    email: "ada@example.org",
    ...(state === "deleted" ? {} : { message: text }),
    ...(state === "pending" ? {} : { date }),
  };
  const path = `${post}/comment-${id}`;
  if (id % 3 === 0) return [`${path}.json`, JSON.stringify(fields)];
  if (id % 3 === 1) return [`${path}.yml`, stringify(fields)];
  const { message = "", ...matter } = fields;
  return [`${path}.md`, `---\n${stringify(matter)}---\n${message}\n`];
}

/** In another way each time. */
function repliesIn({ id, parent, post }: ForeignComment): Record<string, string> {
  const answered = parent === 0 ? "" : staticmanId(parent);
  const ways: readonly Record<string, string>[] = [
    { replyToId: answered },
    { _parent: post, replying_to_uid: answered },
    { _parent: answered },
    { replyThread: "", replyID: answered },
    { replyto: parent === 0 ? "" : `comment-${parent}` },
  ];
  return ways[id % ways.length] ?? {};
}
