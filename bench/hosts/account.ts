/** Whether all that was received is proposed, and once: from what stands in the host's repository. Pure. */
import { submissionPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";

/** A branch of a proposal. */
export interface FoundProposal {
  branch: string;
  /** Of each open pull request of this branch, its labels. */
  pulls: readonly (readonly string[])[];
  /** What the branch holds, by path. */
  files: Readonly<Record<string, string>>;
}

export interface Account {
  pulls: number;
  /** Ids that no open pull request would add, or not with their very words. */
  lost: string[];
  /** Ids that stand on two branches, and branches with two pull requests. */
  doubled: string[];
  /** Branches that nobody is asked to merge, or whose pull request has no label. */
  halfMade: string[];
  /** Files under `comments-data/` that hold nothing which was received. */
  strange: string[];
}

export function accountOf(
  received: readonly Submission[],
  found: readonly FoundProposal[],
): Account {
  const wanted = new Map(received.map((one) => [submissionPath(one.post, one.id), one] as const));
  const branchesOf = new Map<string, FoundProposal[]>();
  for (const proposal of found) {
    for (const path of Object.keys(proposal.files)) {
      branchesOf.set(path, [...(branchesOf.get(path) ?? []), proposal]);
    }
  }
  const isProposed = (path: string, one: Submission) =>
    (branchesOf.get(path) ?? []).some(
      ({ pulls, files }) => pulls.length > 0 && files[path] === stableJson(Submission, one),
    );
  return {
    pulls: found.reduce((sum, { pulls }) => sum + pulls.length, 0),
    lost: [...wanted].flatMap(([path, one]) => (isProposed(path, one) ? [] : [one.id])),
    doubled: [
      ...[...wanted].flatMap(([path, { id }]) =>
        (branchesOf.get(path) ?? []).length > 1 ? [id] : [],
      ),
      ...found.flatMap(({ branch, pulls }) => (pulls.length > 1 ? [branch] : [])),
    ],
    halfMade: found.flatMap(({ branch, pulls }) =>
      pulls.length === 0 || pulls.some((labels) => labels.length === 0) ? [branch] : [],
    ),
    strange: [...branchesOf.keys()].filter(
      (path) => path.startsWith("comments-data/") && !wanted.has(path),
    ),
  };
}

/** In words; empty where every promise was kept. */
export function brokenPromises({ lost, doubled, halfMade, strange }: Account): string[] {
  return [
    ...lost.map((id) => `lost: ${id}`),
    ...doubled.map((what) => `doubled: ${what}`),
    ...halfMade.map((branch) => `half made: ${branch}`),
    ...strange.map((path) => `nobody sent: ${path}`),
  ];
}
