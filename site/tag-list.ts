/** The tags of all posts, each with the address of its page. */
import { BadFile } from "../comments/bad-file.ts";
import { readEach } from "../comments/bad-files.ts";

interface Tagged {
  file: string;
  tags: readonly string[];
}

export interface TaggedPosts<P> {
  name: string;
  slug: string;
  /** In the order they were given. */
  posts: readonly P[];
}

/** What stands in addresses for a text: its letters and digits. Empty where it has none. */
export function wordSlug(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/** Signs that tell tags apart are spelled: C, C++ and C# are three, and so are net and .NET. */
export function tagSlug(name: string): string {
  return wordSlug(
    name
      .replace(/^\.(?=[\p{L}\p{N}])/u, "dot ")
      .replaceAll("+", " plus ")
      .replaceAll("#", " sharp "),
  );
}

/** Of its page, below the site's address. */
export function tagPath(name: string): string {
  return `/tags/${tagSlug(name)}/`;
}

/** Each tag with its posts. Two that would share a page, or have none, are an error of the file. */
export function tagList<P extends Tagged>(posts: readonly P[], language: string): TaggedPosts<P>[] {
  const found = new Map<string, { name: string; slug: string; posts: [P, ...P[]] }>();
  readEach(posts, (post) => {
    for (const name of post.tags) {
      const slug = tagSlug(name);
      const tag = found.get(slug);
      if (slug === "") throw badTag(post, `“${name}” has no letter or digit for its address`);
      if (tag && tag.name !== name) {
        const twin = `“${tag.name}” in ${tag.posts[0].file}`;
        throw badTag(post, `“${name}” and ${twin} would share one page; write both the same way`);
      }
      if (tag) tag.posts.push(post);
      else found.set(slug, { name, slug, posts: [post] });
    }
  });
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, language));
}

function badTag({ file }: Tagged, message: string): BadFile {
  return new BadFile(file, [{ field: "tags", message }]);
}
