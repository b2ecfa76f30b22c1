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
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      // Within a word: `don’t` is one.
      .replaceAll(/(?<=[\p{L}\p{M}])['’](?=\p{L})/gu, "")
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replaceAll(/^-+|-+$/g, "")
  );
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
  const slugs = new Map<string, string>();
  readEach(posts, (post) => {
    const problems = post.tags.flatMap((name) => {
      const slug = slugs.get(name) ?? tagSlug(name);
      slugs.set(name, slug);
      if (slug === "") return [`“${name}” has no letter or digit for its address`];
      const tag = found.get(slug);
      if (tag && tag.name !== name) {
        const twin = `“${tag.name}” in ${tag.posts[0].file}`;
        return [`“${name}” and ${twin} would share one page; write both the same way`];
      }
      if (tag) tag.posts.push(post);
      else found.set(slug, { name, slug, posts: [post] });
      return [];
    });
    if (problems.length > 0) throw badTags(post, problems);
  });
  const byName = new Intl.Collator(language, { numeric: true });
  return [...found.values()].sort((a, b) => byName.compare(a.name, b.name));
}

function badTags({ file }: Tagged, problems: readonly string[]): BadFile {
  return new BadFile(
    file,
    problems.map((message) => ({ field: "tags", message })),
  );
}
