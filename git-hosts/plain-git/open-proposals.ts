/** Lists what waits for the moderator, with a handful of processes however much it is. */

import type { Proposal } from "../proposal.ts";
import { isProposalName } from "../proposal-name.ts";
import type { Git } from "./git.ts";
import { readBlobs } from "./objects.ts";
import { PROPOSALS, proposalRef } from "./refs.ts";
import { mainTip, type Repository } from "./repository.ts";
import { changesOfCommits } from "./tree-changes.ts";

export interface OpenProposal extends Omit<Proposal, "review"> {
  /** When it was proposed, in UTC: `2026-05-28T19:14:03Z`. */
  date: string;
}

export interface Listed {
  /** The one of this name alone. */
  only?: string | undefined;
  /** So many at most, those whose names come last. */
  newest?: number;
}

interface Commit {
  id: string;
  parent: string | undefined;
  date: string;
  title: string;
  body: string;
}

/** The oldest first. A branch that main holds already was approved and is left out. */
export async function listOpen(
  repository: Repository,
  { only, newest }: Listed = {},
): Promise<OpenProposal[]> {
  await repository.refs.refresh();
  const { git, refs } = repository;
  const prefix = refs.localName(PROPOSALS);
  const listed = only === undefined ? prefix : refs.localName(proposalRef(only));
  const tips = await tipsUnder(git, prefix, listed, newest);
  const commits = await commitsNotOn(
    git,
    await mainTip(repository),
    tips.map(({ tip }) => tip),
  );
  const changes = await changesOfCommits(git, [...commits.keys()]);

  const proposals = tips.map(({ ref, tip }) => {
    const chain = chainFrom(commits, tip);
    const files = new Map<string, string | null>();
    for (const { id } of chain) {
      for (const { path, after } of changes.get(id) ?? []) files.set(path, after?.oid ?? null);
    }
    return { name: ref.slice(prefix.length), first: chain[0], files: [...files] };
  });
  const texts = await textsOf(
    git,
    proposals.flatMap(({ files }) => files.flatMap(([, oid]) => oid ?? [])),
  );
  return proposals
    .flatMap(({ name, first, files }) =>
      first === undefined
        ? []
        : {
            name,
            title: first.title,
            body: first.body,
            date: first.date,
            files: files.map(([path, oid]) => ({ path, content: texts.get(oid ?? "") ?? "" })),
          },
    )
    .sort((a, b) => (a.date + a.name < b.date + b.name ? -1 : 1));
}

async function tipsUnder(
  git: Git,
  prefix: string,
  listed: string,
  newest?: number,
): Promise<{ ref: string; tip: string }[]> {
  const some = newest === undefined ? [] : ["--sort=-refname", `--count=${newest}`];
  const format = "--format=%(refname) %(objectname)";
  const output = await git.text(["for-each-ref", ...some, format, listed]);
  return output
    .split("\n")
    .map((line) => {
      const [ref = "", tip = ""] = line.split(" ");
      return { ref, tip };
    })
    .filter(({ ref }) => isProposalName(ref.slice(prefix.length)));
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

/** The proposal's own commits, the first one first; what was merged into its branch is none of them. */
function chainFrom(commits: ReadonlyMap<string, Commit>, tip: string): Commit[] {
  const chain: Commit[] = [];
  for (let at = commits.get(tip); at; at = commits.get(at.parent ?? "")) chain.unshift(at);
  return chain;
}

async function textsOf(git: Git, oids: readonly string[]): Promise<Map<string, string | null>> {
  const texts = await readBlobs(git, oids);
  return new Map(oids.map((oid, at) => [oid, texts[at] ?? null]));
}
