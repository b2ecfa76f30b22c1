/** Refs of this repository that hold comments which are on no page: they wait, or were refused. */
import { BadFile } from "../../comments/bad-file.ts";
import { parseSubmission } from "../../comments/data-files.ts";
import type { Submission } from "../../comments/submission.ts";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { readOpen } from "../../git-hosts/plain-git/open-proposals.ts";
import { findProposals } from "../../git-hosts/plain-git/own-commits.ts";
import { aloneIn } from "../alone.ts";

const KEPT_UNDER = ["refs/heads/comment/", "refs/stet/rejected/", "refs/stet/spam/"];

/** Full names of those that hold a submission which `isTheirs` knows; none where `root` is no repository. */
export async function keptRefs(
  root: string,
  isTheirs: (submission: Submission) => boolean,
): Promise<string[]> {
  return aloneIn(root, async (git) => (git === null ? [] : refsIn(git, isTheirs)));
}

async function refsIn(git: Git, isTheirs: (submission: Submission) => boolean): Promise<string[]> {
  const listed = await git.text([
    "for-each-ref",
    "--format=%(refname) %(objectname)",
    ...KEPT_UNDER,
  ]);
  const refs = listed.split("\n").filter((line) => line !== "");
  if (refs.length === 0) return [];
  const branches = refs.map((line) => {
    const [name = "", tip = ""] = line.split(" ");
    return { name, tip };
  });
  const proposals = await readOpen({ git }, await findProposals(git, "HEAD", branches));
  return proposals
    .filter(({ files }) =>
      files.some(({ path, content }) => submissionsIn(path, content).some(isTheirs)),
    )
    .map(({ name }) => name);
}

function submissionsIn(path: string, content: string): Submission[] {
  try {
    return [parseSubmission(content, path)];
  } catch (error) {
    // A proposal may hold anything.
    if (error instanceof BadFile) return [];
    throw error;
  }
}
