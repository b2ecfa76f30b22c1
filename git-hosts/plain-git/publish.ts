/** Commits files straight to the main branch. */
import { messageOf } from "../commit-message.ts";
import type { Publication } from "../proposal.ts";
import { commitTree } from "./commits.ts";
import { STET } from "./identity.ts";
import { readFilesAt } from "./objects.ts";
import { mainTip, type Repository, untilMoved } from "./repository.ts";
import { treeWith } from "./tree-with.ts";

/** Does nothing where all the files stand there with this content, as after a crash. */
export async function publish(repository: Repository, publication: Publication): Promise<void> {
  const { git, refs } = repository;
  const { files } = publication;
  await untilMoved(repository, async () => {
    const main = await mainTip(repository);
    const there = await readFilesAt(
      git,
      main,
      files.map(({ path }) => path),
    );
    if (files.every(({ content }, at) => there[at] === content)) return true;
    const commit = await commitTree(git, {
      tree: await treeWith(git, main, files),
      parents: [main],
      message: messageOf(publication),
      identity: STET,
    });
    const isMade = await refs.move([{ ref: refs.main, from: main, to: commit }], "stet: publish");
    return isMade ? true : undefined;
  });
}
