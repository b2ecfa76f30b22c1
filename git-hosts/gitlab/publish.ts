/** Commits files straight to the main branch of a GitLab project. */
import { isHostProblem } from "../http/host-problem.ts";
import type { ProposedFile, Publication } from "../proposal.ts";
import { commitOnMain, created } from "./commits.ts";
import { type FoundFile, filesAt, mainTip } from "./files.ts";
import type { GitlabProject } from "./project.ts";
import type { FileAction } from "./request-types.ts";

/** How often somebody else may change one of the very files between our look and our commit. */
const ATTEMPTS = 3;

/** Does nothing where all the files stand there with this content, as after a crash. */
export async function publish(project: GitlabProject, publication: Publication): Promise<void> {
  const { files } = publication;
  for (let attempt = 1; ; attempt += 1) {
    const tip = await mainTip(project);
    const there = await filesAt(
      project,
      tip,
      files.map(({ path }) => path),
    );
    const actions = files.flatMap((file, at) => actionFor(file, there[at] ?? null));
    if (actions.length === 0) return;
    try {
      return await commitOnMain(project, publication, actions);
    } catch (error) {
      // 400 for a file that is there by now, or is another than it was: look again.
      if (!isHostProblem(error, "refused", "conflict") || attempt === ATTEMPTS) throw error;
    }
  }
}

function actionFor({ path, content }: ProposedFile, there: FoundFile | null): FileAction[] {
  if (there === null) return [created(path, content)];
  if (there.content === content) return [];
  // Without `last_commit_id`, GitLab would write over what came between.
  const { lastCommit } = there;
  return [{ action: "update", file_path: path, content, last_commit_id: lastCommit }];
}
