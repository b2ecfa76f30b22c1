/** What the base knows: the comments that it has, and the posts that they can be for. */
import { momentOf } from "../../comments/moment.ts";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { filesAt, type MainFiles } from "../../git-hosts/plain-git/main-branch.ts";
import type { PostKind, PostSource } from "../../site/post-sources.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { postsOf } from "../all-posts.ts";
import { postsOfComments } from "../main-comments.ts";

export interface KnownOnBase {
  /** The post of every comment, merged or not, by id. */
  comments: ReadonlyMap<string, string>;
  posts: ReadonlySet<string>;
}

/** Of the commit's own files, not those on the disk. `now` in milliseconds since 1970. */
export async function knownOnBase(
  git: Git,
  commit: string,
  settings: SiteSettings,
  now: number,
): Promise<KnownOnBase> {
  const files = filesAt(git, commit);
  const comments = await postsOfComments(files);
  const sources = await postSources(files);
  return { comments, posts: new Set(postsOf(sources, settings, momentOf(now)).byId.keys()) };
}

async function postSources(files: MainFiles): Promise<PostSource[]> {
  const found = [
    ...(await inFolder(files, "posts", "post")),
    ...(await inFolder(files, "pages", "page")),
  ];
  const texts = await files.read(found.map(({ file }) => file));
  return found.map((source, at) => ({ ...source, text: texts[at] ?? "" }));
}

async function inFolder(files: MainFiles, folder: string, kind: PostKind) {
  const listed = await files.list(folder);
  return listed.filter((file) => file.endsWith(".md")).map((file) => ({ kind, file }));
}
