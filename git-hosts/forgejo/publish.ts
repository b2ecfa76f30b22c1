/** Commits files straight to the main branch. */
import { messageOf } from "../commit-message.ts";
import { type HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Publication } from "../proposal.ts";
import { changesOn } from "./changes.ts";
import { commitFiles, type FileChange } from "./commit-files.ts";
import { explained } from "./explained.ts";
import { type MainBranch, mainBranch } from "./main-branch.ts";
import type { ForgejoRepository } from "./repository.ts";

const TRIES = 5;

/** Does nothing where all the files stand there with this content, as after a crash. */
export async function publish(
  repository: ForgejoRepository,
  publication: Publication,
): Promise<void> {
  let main = await mainBranch(repository);
  for (let tries = 1; ; tries += 1) {
    const changes = await changesOn(repository, main.commit, publication.files);
    if (changes.length === 0) return;
    const moved = await commitOnMain(repository, publication, { main, changes, tries });
    if (moved === null) return;
    main = moved;
  }
}

/** Null where it is done; where main is now, if somebody else was faster. */
async function commitOnMain(
  repository: ForgejoRepository,
  publication: Publication,
  { main, changes, tries }: { main: MainBranch; changes: readonly FileChange[]; tries: number },
): Promise<MainBranch | null> {
  const { branch } = repository.settings;
  try {
    await commitFiles(repository, { message: messageOf(publication), changes, branch });
    return null;
  } catch (error) {
    if (isHostProblem(error, "denied") && main.isProtected) throw whyProtected(repository, error);
    // A file that changed is a 422, and a push that came too late a 500: where main is tells.
    if (tries === TRIES || !isHostProblem(error, "refused", "conflict", "down")) throw error;
    const now = await mainBranch(repository);
    if (now.commit === main.commit) throw error;
    return now;
  }
}

function whyProtected({ fullName, settings }: ForgejoRepository, cause: HostProblem): HostProblem {
  const message =
    `The branch ${settings.branch} of ${fullName} is protected, and the owner of the token may not ` +
    "commit to it. Let them, in the settings of the repository under Branches, or let comments wait for approval.";
  return explained(message, cause);
}
