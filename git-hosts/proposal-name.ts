/** What a proposal may be called: names come from outside of this folder, and become part of a branch. */

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What the names of all their branches begin with. */
export const BRANCHES = "comment/";

export function isProposalName(text: string): boolean {
  return NAME.test(text);
}

/** The name itself; throws where it could not safely be part of a ref and of a command line. */
export function checkedName(name: string): string {
  if (isProposalName(name)) return name;
  throw new Error(
    `"${name}" cannot name a proposal: expected lower-case letters, digits and -, such as 01jd4r`,
  );
}

/** The branch of a proposal, on every git host. */
export function branchOf(name: string): string {
  return `${BRANCHES}${checkedName(name)}`;
}

/** Null where a branch is none of ours. */
export function nameOfBranch(branch: string): string | null {
  const name = branch.startsWith(BRANCHES) ? branch.slice(BRANCHES.length) : "";
  return isProposalName(name) ? name : null;
}
