/** A git repository for a benchmark, with an empty commit on `main`. */
import { newBlog } from "./crashes/blog-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Gives its folder, which is made where it is not there yet. */
export function newRepository(folder = temporaryFolder()): string {
  return newBlog(folder);
}
