/** The commands that take comments out of git's history, of the blog's and of deploys. Pure: they are printed, and never run here. */
import { isSubmissionId } from "../../comments/comment-id.ts";
import { submissionPath } from "../../comments/paths.ts";
import type { BranchPlace } from "../../site/deploy-settings.ts";

export interface ErasedComment {
  post: string;
  id: string;
}

/**
 * `origin` is the address of the repository, null where it is this one alone. In every version of a thread the
 * comments become tombstones, as they are in the newest one; files of submissions go; and so do the messages
 * of commits that brought them, where git hosts write a name and the words.
 */
export function historyCommands(erased: readonly ErasedComment[], origin: string | null): string[] {
  const paths = erased
    .filter(({ id }) => isSubmissionId(id))
    .map(({ post, id }) => submissionPath(post, id));
  const ids = erased.map(({ id }) => id);
  const rewrite = `git filter-repo --force --blob-callback '${blobCallback(ids)}' --commit-callback '${commitCallback(ids, paths)}'`;
  if (origin === null) return ["git clone --mirror . ../before-rewriting.git", rewrite];
  return [
    `git clone --mirror ${quoted(origin)} rewritten.git`,
    "cd rewritten.git",
    rewrite,
    `git push --force ${quoted(origin)} 'refs/heads/*:refs/heads/*' 'refs/tags/*:refs/tags/*' 'refs/stet/*:refs/stet/*'`,
  ];
}

/**
 * The branch that the site is deployed to gets one commit with what it holds after this deploy: readers find
 * the site all the while, and a file with its domain stays.
 */
export function deployCommands({ branch, remote }: BranchPlace): string[] {
  const known = `refs/stet/deployed/${branch}`;
  const [from, here] = [quoted(remote), quoted(known)];
  return [
    "npm run deploy",
    `git fetch ${from} ${quoted(`+refs/heads/${branch}:${known}`)}`,
    `git push --force ${from} "$(git commit-tree -m 'Deploy the site' ${quoted(`${known}^{tree}`)})":${quoted(`refs/heads/${branch}`)}`,
    `git update-ref -d ${here}`,
  ];
}

/** For git-filter-repo, in Python. JSON is written as our own files are, so that nothing else changes. */
function blobCallback(ids: readonly string[]): string {
  return `
import json
ids = ${setOf(ids)}
if b"\\"comments\\"" in blob.data and any(one.encode() in blob.data for one in ids):
  try:
    thread = json.loads(blob.data)
    thread["comments"] = [
      {"id": c["id"], "replyTo": c["replyTo"], "date": c["date"], "removed": True} if c["id"] in ids else c
      for c in thread["comments"]]
    text = json.dumps(thread, indent=2, ensure_ascii=False) + "\\n"
    blob.data = text.encode("utf-8", "backslashreplace")
  except (ValueError, KeyError, TypeError):
    pass
`;
}

function commitCallback(ids: readonly string[], paths: readonly string[]): string {
  return `
import re
named = br"(?<![\\w-])(?:${ids.join("|")})(?![\\w-])"
paths = ${setOf(paths, ".encode()")}
if any(change.filename in paths for change in commit.file_changes) or re.search(named, commit.message):
  commit.message = b"Bring comments, of which some were removed since\\n"
commit.file_changes = [change for change in commit.file_changes if change.filename not in paths]
`;
}

/** A set of Python. Neither an id nor a path here holds a quote or a backslash. */
function setOf(texts: readonly string[], ending = ""): string {
  return `set([${texts.map((text) => `"${text}"${ending}`).join(", ")}])`;
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
