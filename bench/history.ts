/**
 * `npm run bench -- history`: runs the commands that `npm run person -- erase` prints, with git-filter-repo, on
 * repositories with a history of comments, and looks at what is left of it.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { submissionPath, threadPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { type Comment, Thread, type WrittenComment } from "../comments/thread.ts";
import { withoutComment } from "../scripts/moderate/thread-changes.ts";
import { historyCommands } from "../scripts/person/history-commands.ts";
import { submissionOf } from "./blog/comments.ts";
import { newRepository } from "./new-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const POST = "grüße";
const SECRET = "Geheimnis";

/** Text that JSON and Python might write in other ways. */
const theirs = comment(
  "01jd0000000000000000000001",
  SECRET,
  "é \u2028 \u007f \t \u0001 \ud800 👩‍👧",
);
const others = comment("wordpress-117", "Bo", "é \u2028 \u007f \t \u0001 \ud800 👩‍👧 \\ \" '");

try {
  for (const isShared of [false, true]) tryOn(isShared);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function tryOn(isShared: boolean): void {
  const folder = newRepository();
  const newest = makeHistory(folder);
  const origin = isShared ? join(temporaryFolder(), "it's shared.git") : null;
  if (origin !== null) run(folder, "git", "clone", "-q", "--mirror", folder, origin);
  const commands = historyCommands([{ post: POST, id: theirs.id }], origin);
  // A shell of its own, in a folder where copies may lie beside.
  run(
    folder,
    "sh",
    "-c",
    `set -e\n${commands.join("\n").replaceAll("../", `${temporaryFolder()}/`)}`,
  );
  const rewritten = origin ?? folder;
  insist(
    run(rewritten, "git", "show", `main:${threadPath(POST)}`) === newest,
    "the newest thread changed",
  );
  const all = run(rewritten, "git", "log", "--all", "--format=%B", "-p", "--text");
  insist(!all.includes(SECRET), "what was erased is in the history");
  insist(all.includes("Bo"), "another's comment is gone");
  console.log(
    `${isShared ? "shared" : "only here"}: nothing of it is left, and the newest thread is the same`,
  );
}

/** Proposed, merged by a host that writes it all into the message, folded into the thread, removed. Gives the thread. */
function makeHistory(folder: string): string {
  const thread = (...comments: Comment[]): Thread => ({ version: 1, post: POST, comments });
  commit(folder, "Begin", threadPath(POST), stableJson(Thread, thread(others)));
  const path = submissionPath(POST, theirs.id);
  const message = `${SECRET} on “Post”\n\n${SECRET} wrote ${path}`;
  commit(folder, message, path, `${JSON.stringify(submissionOf(theirs, POST), null, 2)}\n`);
  run(folder, "git", "update-ref", `refs/stet/rejected/${theirs.id}`, "HEAD");
  run(folder, "git", "rm", "-q", path);
  commit(folder, "Merge 1 comment", threadPath(POST), stableJson(Thread, thread(others, theirs)));
  const removed = stableJson(Thread, withoutComment(thread(others, theirs), theirs.id));
  commit(folder, "Remove 1 comment", threadPath(POST), removed);
  return removed;
}

function comment(id: string, name: string, text: string): WrittenComment {
  const author = { name, url: null, key: null };
  const date = "2026-05-28T19:14:03Z";
  return {
    id,
    replyTo: null,
    kind: "comment",
    author,
    date,
    format: "markdown",
    text,
    source: "form",
  };
}

function commit(folder: string, message: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  run(folder, "git", "add", path);
  run(folder, "git", "commit", "-q", "-m", message);
}

function run(folder: string, program: string, ...words: string[]): string {
  return execFileSync(program, words, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function insist(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(`Failed: ${otherwise}.`);
}
