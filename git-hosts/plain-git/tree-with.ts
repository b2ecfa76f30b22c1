/** Makes a tree that holds some files more than another. */
import type { ProposedFile } from "../proposal.ts";
import { REGULAR_FILE, withScratchIndex } from "./commits.ts";
import type { Git } from "./git.ts";
import { writeBlob } from "./objects.ts";

/** The tree of `base` with these files written into it. */
export async function treeWith(
  git: Git,
  base: string,
  files: readonly ProposedFile[],
): Promise<string> {
  const edits = await Promise.all(
    files.map(async ({ path, content }) => ({
      path,
      entry: { mode: REGULAR_FILE, oid: await writeBlob(git, content) },
    })),
  );
  return withScratchIndex(git, base, async (index) => {
    await index.edit(edits);
    return index.writeTree();
  });
}
