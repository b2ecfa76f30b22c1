/** Which old addresses lead where. */
import { BadFile, type FileProblem } from "../comments/bad-file.ts";
import { readEach } from "../comments/bad-files.ts";
import { aliasFile } from "./alias-path.ts";
import type { Post } from "./post.ts";
import { holderOf, type TakenFiles, take } from "./taken-files.ts";

export interface Alias {
  /** Where its page is written, such as `/2010/05/old.html`. */
  file: string;
  /** Where it leads. */
  post: Post;
}

/** Of all these posts and pages; from then on they are taken too. Throws {@link BadFile} where one is already. */
export function aliasesOf(posts: readonly Post[], taken: TakenFiles): Alias[] {
  return readEach(posts, (post) => {
    const problems: FileProblem[] = [];
    const aliases = post.aliases.map((path, at) => {
      const file = aliasFile(path);
      const holder = holderOf(file, taken);
      if (holder === undefined) take(file, post.file, taken);
      else problems.push(collision(post, path, at, holder));
      return { file, post };
    });
    if (problems.length > 0) throw new BadFile(post.file, problems);
    return aliases;
  }).flat();
}

function collision(post: Post, path: string, at: number, holder: string): FileProblem {
  const whose = holder === post.file ? "this file itself" : holder;
  const message = `“${path}” is an address of ${whose} already; take it out of the list`;
  return { field: `aliases[${at}]`, message };
}
