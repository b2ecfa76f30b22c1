/** What the base knows: the comments that it has, and the posts that they can be for. */
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { filesAt, type MainFiles } from "../../git-hosts/plain-git/main-branch.ts";
import { postIdsOf } from "../../site/post-ids.ts";
import type { PostSource } from "../../site/post-sources.ts";
import { postsOfComments } from "../main-comments.ts";

export interface KnownOnBase {
  /** The post of every comment, merged or not, by id. */
  comments: ReadonlyMap<string, string>;
  posts: ReadonlySet<string>;
}

/** Of the commit's own files, not those on the disk. */
export async function knownOnBase(git: Git, commit: string): Promise<KnownOnBase> {
  const files = filesAt(git, commit);
  const comments = await postsOfComments(files);
  return { comments, posts: postIdsOf(await postSources(files)) };
}

async function postSources(files: MainFiles): Promise<Pick<PostSource, "file" | "text">[]> {
  const found = [...(await files.list("posts")), ...(await files.list("pages"))];
  const posts = found.filter((file) => file.endsWith(".md"));
  const texts = await files.read(posts);
  return posts.map((file, at) => ({ file, text: texts[at] ?? "" }));
}
