/** Reads the files of a proposal that waits or was refused. */
import { fetchRefs } from "./fetch-refs.ts";
import { readFilesAt } from "./objects.ts";
import { proposalRef, refusedRef } from "./refs.ts";
import type { Repository } from "./repository.ts";

/** `remote` is where the moderated repository is, null where it is this very one. */
export async function readProposal(
  { git, refs }: Repository,
  remote: string | null,
  name: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  // In the order of a refusal, which makes its ref before it deletes the branch.
  const all = [proposalRef(name), refusedRef(name, "rejected"), refusedRef(name, "spam")];
  const tips = await refs.tipsOf(all);
  const at = tips.findIndex((tip) => tip !== null);
  const [ref, tip] = [all[at], tips[at]];
  if (!ref || !tip) return paths.map(() => null);
  // What was refused is not among what every refresh brings.
  if (remote !== null) {
    await fetchRefs(git, remote, [`+${ref}:${refs.localName(ref)}`]);
  }
  return readFilesAt(git, tip, paths);
}
