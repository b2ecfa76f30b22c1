/** The ids of all posts and pages, for those who ask for nothing else: most are told from a file's name. */
import matter from "gray-matter";
import { BadFile } from "../comments/bad-file.ts";
import type { PostIds } from "../comments/merge-plan.ts";
import { PostId } from "../comments/post-id.ts";
import { matterOptions, yamlMapping } from "./front-matter.ts";
import { slugOf } from "./permalinks.ts";
import { type PostSource, postFiles, readPostSource, readPostSources } from "./post-sources.ts";

/** `root` is the folder of the repository. */
export function readPostIds(root: string): ReadonlySet<string> {
  return postIdsOf(readPostSources(root));
}

/**
 * For those who ask for few: most are told by a file's name and a look into it. All are read where one is
 * not found so.
 */
export function postIdsAt(root: string): PostIds {
  const files = new Map(postFiles(root).map((file) => [slugOf(file.file), file]));
  let all: PostIds | null = null;
  return {
    has: (id) => {
      const named = files.get(id);
      if (named !== undefined && idOf(named.file, readPostSource(root, named).text) === id)
        return true;
      all ??= readPostIds(root);
      return all.has(id);
    },
  };
}

/**
 * Front matter is read only where it may hold the key `thread`: YAML for each of thousands of files
 * would take longer than to merge their comments. Whatever else is wrong in a file is for the build to
 * say.
 */
export function postIdsOf(
  sources: readonly Pick<PostSource, "file" | "text">[],
): ReadonlySet<string> {
  return new Set(sources.map(({ file, text }) => idOf(file, text)));
}

function idOf(file: string, text: string): string {
  return (mayNameThread(text) ? threadNamedIn(text, file) : null) ?? slugOf(file);
}

/** Also where YAML has other ways to write a key: escapes, `? key` on a line of its own, aliases. */
function mayNameThread(text: string): boolean {
  if (!text.startsWith("---")) return false;
  const end = text.indexOf("\n---", 3);
  return /thread["']?\s*:|[\\?*]/.test(end === -1 ? text : text.slice(0, end));
}

function threadNamedIn(text: string, file: string): string | null {
  const options = { ...matterOptions(yamlMapping), filePath: file };
  const { thread } = matter(text, options).data;
  if (thread === undefined || thread === null) return null;
  const id = PostId.safeParse(thread);
  if (id.success) return id.data;
  const problems = id.error.issues.map(({ message }) => ({ field: "thread", message }));
  throw new BadFile(file, problems);
}
