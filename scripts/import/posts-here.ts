/** What an import must know of the posts that are here already: enough to find one, and to avoid its names. */
import { siteDates } from "../../site/dates.ts";
import { frontMatterParser } from "../../site/front-matter.ts";
import { type Post, postOf } from "../../site/post.ts";
import { eachPostSource } from "../../site/post-sources.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { tagSlug } from "../../site/tag-list.ts";
import { ownCopy } from "./own-copy.ts";

export type PostHere = Pick<
  Post,
  "id" | "kind" | "file" | "title" | "date" | "path" | "aliases" | "comments"
> & {
  /** Anyone can read it. */
  isPublished: boolean;
  isDraft: boolean;
};

export interface PostsHere {
  all: readonly PostHere[];
  /** How a tag is written here, by its slug. */
  tags: ReadonlyMap<string, string>;
}

/** `now` is a moment in UTC. Throws `BadFile` where a post is not as it should be. */
export function readPostsHere(root: string, settings: SiteSettings, now: string): PostsHere {
  const dates = siteDates(settings.timeZone, settings.language);
  const options = { settings, dates, now, parse: frontMatterParser(dates) };
  const all: PostHere[] = [];
  const tags = new Map<string, string>();
  for (const source of eachPostSource(root)) {
    const post = postOf(source, options);
    // Neither the post itself, which holds its text, nor parts of it.
    const { id, kind, file, title, date, path, aliases, comments } = post;
    const states = { isPublished: !(post.draft || post.scheduled), isDraft: post.draft };
    all.push(ownCopy({ id, kind, file, title, date, path, aliases, comments, ...states }));
    for (const tag of ownCopy(post.tags)) if (!tags.has(tagSlug(tag))) tags.set(tagSlug(tag), tag);
  }
  return { all, tags };
}
