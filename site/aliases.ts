/** Which old addresses lead where. Pure. */
import { BadFile } from "../comments/bad-file.ts";
import { aliasFile } from "./alias-path.ts";
import type { Post } from "./post.ts";

export interface Alias {
  /** Where its page is written, such as `/2010/05/old.html`. */
  file: string;
  /** Where it leads. */
  post: Post;
}

/**
 * Of all these posts and pages. Throws {@link BadFile} where an alias would be written over a page:
 * one of theirs, or one at the paths in `lists`, such as `/archive/`.
 */
export function aliasesOf(posts: readonly Post[], lists: readonly string[]): Alias[] {
  const taken = new Map(lists.map((path) => [aliasFile(path), "the site itself"]));
  for (const { path, file } of posts) taken.set(aliasFile(path), file);
  return posts.flatMap((post) =>
    post.aliases.map((path, at) => {
      const file = aliasFile(path);
      const holder = taken.get(file);
      if (holder !== undefined) throw collision(post, path, at, holder);
      taken.set(file, post.file);
      return { file, post };
    }),
  );
}

function collision(post: Post, path: string, at: number, holder: string): BadFile {
  const whose = holder === post.file ? "this file itself" : holder;
  const message = `“${path}” is an address of ${whose} already; take it out of the list`;
  return new BadFile(post.file, [{ field: `aliases[${at}]`, message }]);
}
