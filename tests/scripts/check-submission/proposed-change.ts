/** A blog on `main`, and changes to it that are commits of any shape, made without a working tree. */
import { execFileSync } from "node:child_process";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { Thread } from "../../../comments/thread.ts";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { checkSubmission } from "../../../scripts/check-submission/check.ts";
import { isRefusal, verdictText } from "../../../scripts/check-submission/verdict-text.ts";
import { gitRepository, type TestRepository } from "../../support/git-repository.ts";
import {
  DATE,
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../../support/sample-comments.ts";
import { postText } from "../../support/sample-site.ts";

export const POST = "a-post";
export const NOW = Date.parse(DATE) + 60_000;
export const NEW = sampleSubmission({ id: submissionId(3), post: POST });
export const PATH = submissionPath(POST, NEW.id);
/** Approved on main, and not yet merged. */
export const APPROVED = sampleSubmission({ id: submissionId(2), post: POST });
/** In the thread of another post. */
export const MERGED_ID = submissionId(1);

/** A file as a commit shall have it: a new blob, or any object there is or is not. */
export type FileInTree = { mode?: string } & ({ content: string | Buffer } | { oid: string });
/** Null takes the file away; a path that is there twice is in the tree twice. */
export type Edits = readonly (readonly [path: string, file: FileInTree | null])[];

export function blog(files: Readonly<Record<string, string>> = {}): TestRepository {
  return gitRepository({
    "posts/a-post.md": postText({ title: "A post" }),
    "posts/renamed.md": postText({ title: "Renamed", thread: "other" }),
    "pages/talk.md": postText({ title: "Talk", comments: "open" }),
    [submissionPath(POST, APPROVED.id)]: stableJson(Submission, APPROVED),
    [threadPath("other")]: stableJson(
      Thread,
      sampleThread([sampleComment({ id: MERGED_ID }), sampleComment({ id: "disqus-7" })], "other"),
    ),
    ...files,
  });
}

export function fileOf(submission: Submission): readonly [string, FileInTree] {
  const { post, id } = submission;
  return [submissionPath(post, id), { content: stableJson(Submission, submission) }];
}

/** What the check says in the end: `ok` or `no`, and its lines. */
export async function checked(
  { folder }: TestRepository,
  head: string,
  base = "main",
): Promise<string[]> {
  const verdict = await checkSubmission(gitIn(folder), { base, head, now: NOW });
  return [isRefusal(verdict) ? "no" : "ok", ...verdictText(verdict).split("\n")];
}

/** The lines about files alone. */
export async function refusalsOf(repository: TestRepository, head: string): Promise<string[]> {
  const [, ...lines] = await checked(repository, head);
  return lines.filter((line) => line.startsWith("- "));
}

/** A commit on top of `parent` whose tree differs by `edits`, whatever git thinks of their names. */
export function commitWith({ folder }: TestRepository, edits: Edits, parent = "main"): string {
  const git = plumbing(folder);
  const edited = new Set(edits.map(([path]) => path));
  const entries = listed(git("", "ls-tree", "-r", "-z", parent)).filter(
    ({ path }) => !edited.has(path),
  );
  for (const [path, file] of edits) {
    if (file === null) continue;
    const oid = "oid" in file ? file.oid : git(file.content, "hash-object", "-w", "--stdin");
    entries.push({ path, mode: file.mode ?? "100644", oid });
  }
  return git("", "commit-tree", writeTree(git, entries), "-p", parent, "-m", "Change");
}

/** Gives what git printed; the author's settings are the repository's own. */
export type Plumbing = (input: string | Buffer, ...args: string[]) => string;

export function plumbing(folder: string): Plumbing {
  return (input, ...args) =>
    execFileSync("git", ["-C", folder, ...args], { input, encoding: "utf8" }).trimEnd();
}

interface TreeEntry {
  path: string;
  mode: string;
  oid: string;
}

function listed(output: string): TreeEntry[] {
  return output
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [meta = "", path = ""] = line.split("\t");
      const [mode = "", , oid = ""] = meta.split(" ");
      return { path, mode, oid };
    });
}

/** Byte by byte, since git itself would refuse to write some of these trees. */
export function writeTree(git: Plumbing, entries: readonly TreeEntry[]): string {
  const files = entries.filter(({ path }) => !path.includes("/"));
  const below = new Map<string, TreeEntry[]>();
  for (const entry of entries.filter(({ path }) => path.includes("/"))) {
    const folder = entry.path.slice(0, entry.path.indexOf("/"));
    below.set(folder, [...(below.get(folder) ?? []), entry]);
  }
  const folders = [...below].map(([path, inside]) => {
    const moved = inside.map((entry) => ({ ...entry, path: entry.path.slice(path.length + 1) }));
    return { path, mode: "40000", oid: writeTree(git, moved) };
  });
  const sorted = [...files, ...folders].sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const bytes = sorted.map(({ path, mode, oid }) =>
    Buffer.concat([Buffer.from(`${mode} ${path}\0`), Buffer.from(oid, "hex")]),
  );
  return git(Buffer.concat(bytes), "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
}

function sortKey({ path, mode }: TreeEntry): Buffer {
  return Buffer.from(mode === "40000" ? `${path}/` : path);
}
