/** Checks posts of an export against those that are here: the build stops at two with one id or one address. */
import { aliasKey } from "../../../site/alias-path.ts";
import { contentId } from "../../../site/content-ids.ts";
import { frontMatterParser } from "../../../site/front-matter.ts";
import { type PostOptions, postOf } from "../../../site/post.ts";
import type { PostKind } from "../../../site/post-sources.ts";
import type { BlogText } from "../../export/blog-file.ts";
import type { PostHere } from "../posts-here.ts";

export interface NewPost {
  title: string;
  /** The file of another post that has its id or its address; null where none has. */
  twin: string | null;
}

/** Throws `BadFile` where the build would. */
export function newPosts(
  here: readonly PostHere[],
  options: Omit<PostOptions, "parse">,
): (text: BlogText) => NewPost {
  const parse = frontMatterParser(options.dates);
  const ids = new Map(here.map(({ id, file }) => [id, file]));
  const paths = new Map(here.map(({ path, file }) => [aliasKey(path), file]));
  return ({ path: file, text }) => {
    const kind = kindOf(file);
    const { id, path, title } = postOf(
      { kind, file, contentId: contentId(text), text },
      { ...options, parse },
    );
    const twin = ids.get(id) ?? paths.get(aliasKey(path)) ?? null;
    if (twin === null) {
      ids.set(id, file);
      paths.set(aliasKey(path), file);
    }
    return { title, twin };
  };
}

export function kindOf(file: string): PostKind {
  return file.startsWith("posts/") ? "post" : "page";
}
