/** Reads threads and submissions as they are on the main branch, wherever that branch is. */
import { parseSubmission, parseThread } from "../comments/data-files.ts";
import type { FoundSubmission } from "../comments/merge-plan.ts";
import { SUBMISSIONS, THREADS, threadPath } from "../comments/paths.ts";
import { emptyThread, type Thread } from "../comments/thread.ts";
import type { MainFiles } from "../git-hosts/plain-git/main-branch.ts";

/** A missing file is an empty thread. */
export async function threadOnMain(main: MainFiles, post: string): Promise<Thread> {
  const path = threadPath(post);
  const [text] = await main.read([path]);
  return typeof text === "string" ? parseThread(text, path) : emptyThread(post);
}

export async function threadsOnMain(main: MainFiles): Promise<Thread[]> {
  const files = await jsonFilesOn(main, THREADS);
  return files.map(({ text, path }) => parseThread(text, path));
}

/** Approved submissions that are not merged yet: those of one post, or all. */
export async function submissionsOnMain(
  main: MainFiles,
  post?: string,
): Promise<FoundSubmission[]> {
  const folder = post === undefined ? SUBMISSIONS : `${SUBMISSIONS}/${post}`;
  const files = await jsonFilesOn(main, folder);
  return files.map(({ text, path }) => ({ path, submission: parseSubmission(text, path) }));
}

async function jsonFilesOn(
  main: MainFiles,
  folder: string,
): Promise<{ path: string; text: string }[]> {
  const paths = (await main.list(folder)).filter((path) => path.endsWith(".json"));
  const texts = await main.read(paths);
  return paths.map((path, at) => ({ path, text: texts[at] ?? "" }));
}

/** The post of every comment on main, merged or not, removed or not, by id. */
export async function postsOfComments(main: MainFiles): Promise<Map<string, string>> {
  const posts = new Map<string, string>();
  for (const { submission } of await submissionsOnMain(main))
    posts.set(submission.id, submission.post);
  for (const { post, comments } of await threadsOnMain(main)) {
    for (const { id } of comments) posts.set(id, post);
  }
  return posts;
}
