/** Reads all posts and pages, or takes what the last build knew of those that are the same. */
import { readEach } from "../comments/bad-files.ts";
import { type ChangedFiles, pathsNow } from "./changed-files.ts";
import { bodyOf, frontMatterParser } from "./front-matter.ts";
import { changesAt, type Post, type PostOptions, postOf, withBody } from "./post.ts";
import { type PostFile, postFiles, postsAmong, readPostSource } from "./post-sources.ts";

/** All but its text. */
export type KnownPost = Omit<Post, "body">;

export interface KnownPosts {
  /** By the path of the file. */
  posts: ReadonlyMap<string, KnownPost>;
  changed: ChangedFiles;
}

type Options = Omit<PostOptions, "parse">;

/**
 * `root` is the folder of the repository; posts that are known and the same are taken as they are. Throws
 * {@link BadFile} for all that are not as they should be.
 */
export function readPosts(root: string, options: Options, known: KnownPosts | null = null): Post[] {
  const parse = frontMatterParser(options.dates);
  const files =
    known === null ? postFiles(root) : postsAmong(pathsNow(known.posts.keys(), known.changed));
  return readEach(files, (file) => {
    const body = bodyIn(root, file);
    const same = known === null ? null : samePost(file, options, known);
    if (same !== null) return withBody(same, body);
    return postOf(readPostSource(root, file), { ...options, parse }, body);
  });
}

function samePost({ file }: PostFile, { now }: Options, { posts, changed }: KnownPosts) {
  const post = posts.get(file);
  if (post === undefined || changed.has(file)) return null;
  const change = changesAt(post);
  return change !== null && change <= now ? null : post;
}

/**
 * Read when it is asked for, and again once its memory was needed: each page shows how a few others begin, and the
 * texts of all posts together would take more room than all else.
 */
function bodyIn(root: string, file: PostFile): Post["body"] {
  let known: WeakRef<{ text: string }> | null = null;
  return () => {
    const body = known?.deref() ?? { text: bodyOf(readPostSource(root, file).text) };
    known = new WeakRef(body);
    return body.text;
  };
}
