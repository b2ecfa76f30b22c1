/** The commits that are a proposal's own, and what they change: a few processes for any number of them. */
import type { Git } from "./git.ts";
import { changesOfCommits, type TreeChange } from "./tree-changes.ts";

/** A proposal as its first commit tells of it. */
export interface FoundProposal {
  name: string;
  title: string;
  body: string;
  /** When it was proposed, in UTC: `2026-05-28T19:14:03Z`. */
  date: string;
  /** The ids of its own commits, the first one first; what was merged into its branch is none of them. */
  commits: readonly string[];
}

interface Commit extends Omit<FoundProposal, "name" | "commits"> {
  id: string;
  parent: string | undefined;
}

/** Those that main holds already are left out. */
export async function findProposals(
  git: Git,
  main: string,
  branches: readonly { name: string; tip: string }[],
): Promise<FoundProposal[]> {
  const commits = await commitsNotOn(
    git,
    main,
    branches.map(({ tip }) => tip),
  );
  return branches.flatMap(({ name, tip }) => {
    const chain = chainFrom(commits, tip);
    const [first] = chain;
    if (first === undefined) return [];
    const { title, body, date } = first;
    return { name, title, body, date, commits: chain.map(({ id }) => id) };
  });
}

/** What each changes in all, in their order: of a path that several commits change, one change. */
export async function ownChanges(
  git: Git,
  found: readonly FoundProposal[],
): Promise<TreeChange[][]> {
  const changes = await changesOfCommits(
    git,
    found.flatMap(({ commits }) => commits),
  );
  return found.map(({ commits }) => {
    const byPath = new Map<string, TreeChange>();
    for (const change of commits.flatMap((id) => changes.get(id) ?? [])) {
      const { before } = byPath.get(change.path) ?? change;
      byPath.set(change.path, { ...change, before });
    }
    return [...byPath.values()];
  });
}

async function commitsNotOn(
  git: Git,
  main: string,
  tips: readonly string[],
): Promise<Map<string, Commit>> {
  const format = "--format=%H%x00%P%x00%at%x00%s%x00%b";
  const input = [`^${main}`, ...tips].map((commit) => `${commit}\n`).join("");
  const output = await git.text(["log", "--no-show-signature", "-z", format, "--stdin"], { input });
  const fields = output.split("\0");
  const commits = new Map<string, Commit>();
  for (let at = 0; at + 4 < fields.length; at += 5) {
    const [id = "", parents = "", seconds = "", title = "", body = ""] = fields.slice(at, at + 5);
    const date = new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
    commits.set(id, { id, parent: parents.split(" ")[0], date, title, body: body.trim() });
  }
  return commits;
}

function chainFrom(commits: ReadonlyMap<string, Commit>, tip: string): Commit[] {
  const chain: Commit[] = [];
  for (let at = commits.get(tip); at; at = commits.get(at.parent ?? "")) chain.unshift(at);
  return chain;
}
