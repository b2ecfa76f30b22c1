/** Lists what waits for the moderator, with a handful of processes however much it is. */

import type { Proposal } from "../proposal.ts";
import { isProposalName } from "../proposal-name.ts";
import type { Git } from "./git.ts";
import { readBlobs } from "./objects.ts";
import { type FoundProposal, findProposals, ownChanges } from "./own-commits.ts";
import { PROPOSALS, proposalRef } from "./refs.ts";
import { mainTip, type Repository } from "./repository.ts";

export interface OpenProposal extends Omit<Proposal, "review"> {
  /** When it was proposed, in UTC: `2026-05-28T19:14:03Z`. */
  date: string;
}

/** The oldest first, or the one of this name alone. A branch that main holds already was approved. */
export async function listOpen(
  repository: Repository,
  { only }: { only?: string | undefined } = {},
): Promise<OpenProposal[]> {
  return readOpen(repository, await findOpen(repository, { only }));
}

/** As {@link listOpen}, but none of their files is looked at. */
export async function findOpen(
  repository: Repository,
  { only }: { only?: string | undefined } = {},
): Promise<FoundProposal[]> {
  await repository.refs.refresh();
  const { git, refs } = repository;
  const prefix = refs.localName(PROPOSALS);
  const listed = only === undefined ? prefix : refs.localName(proposalRef(only));
  const branches = await branchesUnder(git, prefix, listed);
  const found = await findProposals(git, await mainTip(repository), branches);
  return found.sort((a, b) => (a.date + a.name < b.date + b.name ? -1 : 1));
}

/** With their files, in their order. */
export async function readOpen(
  { git }: Pick<Repository, "git">,
  found: readonly FoundProposal[],
): Promise<OpenProposal[]> {
  const changes = await ownChanges(git, found);
  const oids = changes.flat().flatMap(({ after }) => after?.oid ?? []);
  const texts = await readBlobs(git, oids);
  const byOid = new Map(oids.map((oid, at) => [oid, texts[at] ?? ""]));
  return found.map(({ commits, ...proposal }, at) => ({
    ...proposal,
    files: (changes[at] ?? []).map(({ path, after }) => ({
      path,
      content: byOid.get(after?.oid ?? "") ?? "",
    })),
  }));
}

async function branchesUnder(
  git: Git,
  prefix: string,
  listed: string,
): Promise<{ name: string; tip: string }[]> {
  const output = await git.text(["for-each-ref", "--format=%(refname) %(objectname)", listed]);
  return output
    .split("\n")
    .map((line) => {
      const [ref = "", tip = ""] = line.split(" ");
      return { name: ref.slice(prefix.length), tip };
    })
    .filter(({ name }) => isProposalName(name));
}
