/** Which commit touched a file last. */
import type { GitlabState } from "./gitlab-state.ts";

/** The newest commit that the file was another one before. */
export function lastCommitOf(state: GitlabState, from: string, path: string): string {
  const { repository } = state;
  const parent = repository.objects.commit(from)?.parents[0];
  if (parent === undefined) return from;
  const isSame = repository.files(from)[path] === repository.files(parent)[path];
  return isSame ? lastCommitOf(state, parent, path) : from;
}
