/** What commits change, file by file. */
import type { Entry } from "./commits.ts";
import type { Git } from "./git.ts";

export interface TreeChange {
  path: string;
  before: Entry | null;
  after: Entry | null;
}

const RAW = ["-r", "-z", "--raw", "--no-renames"];

export async function changesBetween(git: Git, from: string, to: string): Promise<TreeChange[]> {
  const output = await git.text(["diff-tree", ...RAW, from, to]);
  return [...parseRaw(output).values()].flat();
}

/** What each commit changed against its parent, by commit; a merge is taken to change nothing. */
export async function changesOfCommits(
  git: Git,
  commits: readonly string[],
): Promise<Map<string, TreeChange[]>> {
  const input = commits.map((commit) => `${commit}\n`).join("");
  return parseRaw(await git.text(["diff-tree", "--stdin", ...RAW], { input }));
}

/**
 * With -z: `:100644 000000 <before> <after> D NUL path NUL`, again and again. Where the commits come
 * by --stdin, the id of each stands before its changes; else they are kept under an empty id.
 */
function parseRaw(output: string): Map<string, TreeChange[]> {
  const fields = output.split("\0").values();
  let current: TreeChange[] = [];
  const byCommit = new Map([["", current]]);
  for (const field of fields) {
    if (field.startsWith(":")) {
      current.push(changeOf(field, String(fields.next().value)));
    } else if (field !== "") {
      current = [];
      byCommit.set(field, current);
    }
  }
  return byCommit;
}

function changeOf(field: string, path: string): TreeChange {
  const [before = "", after = "", beforeOid = "", afterOid = ""] = field.slice(1).split(" ");
  return { path, before: entryOf(before, beforeOid), after: entryOf(after, afterOid) };
}

function entryOf(mode: string, oid: string): Entry | null {
  return mode === "000000" ? null : { mode, oid };
}
