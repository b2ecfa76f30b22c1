/** Edits a blog at random, builds what changed, and compares with a build of everything. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { filesIn, OUTPUT_RECORD } from "../../site/output-folder.ts";
import { newBlog, postId, samplePost } from "../blog/blog.ts";
import { sampleComments } from "../blog/comments.ts";
import { between, type Chance, oneOf } from "../chance.ts";
import { EDITS } from "./edits.ts";
import { runBuild } from "./run-build.ts";
import { buildInSmallParts } from "./small-parts.ts";

export interface EditedBuild {
  edits: string[];
  /** How many pages the planned build made, and how many it kept. */
  made: number;
  kept: number;
  /** Files that are not as a full build has them. */
  wrong: string[];
}

export interface Trial {
  /** Each build is killed at some moment, and run again. */
  kills: boolean;
  /** Builds are made as those of a very large blog: see small-parts.ts. */
  inSmallParts: boolean;
}

const POSTS = 7;

/** So many builds of one blog, some edits before each but the first. */
export function* editedBuilds(
  chance: Chance,
  builds: number,
  { kills, inSmallParts }: Trial,
): Iterable<EditedBuild> {
  const folder = smallBlog(chance);
  if (inSmallParts) buildInSmallParts(folder);
  runBuild(folder, []);
  for (let at = 0; at < builds; at += 1) {
    const edits = someEdits(chance);
    for (const [index, edit] of edits.entries()) EDITS[edit]?.(folder, chance, 10 * at + index);
    // A build takes a second or two on most machines.
    if (kills) runBuild(folder, [], between(chance, 300, 2_500));
    const said = runBuild(folder, []);
    runBuild(folder, ["--full", "--out", ".stet/full"]);
    const [, made = "0", kept = "0"] = /^Built (\d+) pages .*, (\d+) are as/m.exec(said) ?? [];
    const wrong = differences(join(folder, "_site"), join(folder, ".stet/full"));
    yield { edits, made: Number(made), kept: Number(kept), wrong };
  }
}

function smallBlog(chance: Chance): string {
  const numbers = Array.from({ length: POSTS }, (_, number) => number);
  const threads = numbers.map((number): [string, string] => {
    const post = postId(number);
    const comments = sampleComments(chance, between(chance, 1, 9), 100 * number);
    const thread: Thread = { version: 1, post, perPage: 3, comments };
    return [threadPath(post), stableJson(Thread, thread)];
  });
  const posts = numbers.map((number): [string, string] => [
    `posts/${postId(number)}.md`,
    samplePost(chance, number),
  ]);
  const ignored: [string, string] = [".gitignore", "node_modules\n_site/\n.stet/\n"];
  const folder = newBlog(new Map([...posts, ...threads, ignored]));
  execFileSync("git", ["init", "-q"], { cwd: folder });
  return folder;
}

function someEdits(chance: Chance): string[] {
  const [first = "", ...others] = Object.keys(EDITS);
  return Array.from({ length: between(chance, 1, 3) }, () => oneOf(chance, [first, ...others]));
}

function differences(one: string, other: string): string[] {
  const [found, expected] = [contentsOf(one), contentsOf(other)];
  const paths = new Set([...found.keys(), ...expected.keys()]);
  return [...paths].filter((path) => found.get(path) !== expected.get(path)).sort();
}

function contentsOf(folder: string): Map<string, string> {
  const files = filesIn(folder).filter((path) => !path.endsWith(OUTPUT_RECORD));
  return new Map(files.map((path) => [path.slice(folder.length), readFileSync(path, "base64")]));
}
