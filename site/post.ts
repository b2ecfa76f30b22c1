/** One post or page: what its file says, and what follows from it for its address and its comments. */
import { BadFile } from "../comments/bad-file.ts";
import { PostId } from "../comments/post-id.ts";
import { type CommentsState, commentsState } from "./comments-state.ts";
import { DATE_EXPECTED, type SiteDates } from "./dates.ts";
import type { FrontMatterParser } from "./front-matter.ts";
import { picturesIn } from "./images/pictures-in.ts";
import { linkTo, pathFor, slugOf } from "./permalinks.ts";
import type { PostSource } from "./post-sources.ts";
import type { SiteSettings } from "./settings.ts";
import { textKey } from "./text-key.ts";

export interface Post {
  /** The key of its thread. */
  id: string;
  kind: PostSource["kind"];
  /** Path in the repository. */
  file: string;
  title: string;
  description: string;
  /** Moments in UTC; every post has a date, a page may. */
  date: string | null;
  updated: string | null;
  /** In which its date is in the site's zone, such as `2026-05`. */
  month: string | null;
  tags: readonly string[];
  /** A picture of it, for who shares it: a path below the site's address, or an address. */
  image: string | null;
  /** The name of the series that it is part of. */
  series: string | null;
  /** Stands first on the home page. */
  pinned: boolean;
  /** Begins with a list of its headings. */
  toc: boolean;
  draft: boolean;
  /** Of a page: it is linked at the top of every page. */
  navigation: boolean;
  /** Its date is still to come. */
  scheduled: boolean;
  /** Path below the site's address, such as `/2026/my-post/`, as it is on disk. */
  path: string;
  /** For links: with the site's own path in front, and percent-encoded. */
  url: string;
  /** Old paths below the site's address, which lead here. */
  aliases: readonly string[];
  /** Null for a page without a thread. */
  comments: CommentsState | null;
  /** Addresses of the pictures in its text, as they are written there. */
  pictures: readonly string[];
  /** Changes with all of the above. */
  key: string;
  /** Changes with its file. */
  contentId: string;
  /** Its text, in Markdown. */
  body: () => string;
}

export interface PostOptions {
  settings: SiteSettings;
  dates: SiteDates;
  /** A moment in UTC; says whose date is still to come, and whose comments are closed by age. */
  now: string;
  parse: FrontMatterParser;
}

/** Pages stand at the top of the site; posts where the author's pattern says. */
const PAGE_PATTERN = "/{id}/";

/** `bodyAgain` reads its text for who does not hold it. Throws {@link BadFile} where the file is not as it should be. */
export function postOf(
  { kind, file, text, contentId }: PostSource,
  options: PostOptions,
  bodyAgain?: () => string,
): Post {
  const { settings, dates, now, parse } = options;
  const { frontMatter, body } = parse(text, file);
  const { title, description, date = null, updated = null, thread } = frontMatter;
  const {
    tags,
    aliases,
    image = null,
    series = null,
    pinned,
    toc,
    draft,
    navigation,
  } = frontMatter;
  const isPost = kind === "post";
  if (isPost && date === null) throw new BadFile(file, [{ field: "date", message: DATE_EXPECTED }]);
  // The address follows the file's name: `thread` only says which comments belong to it.
  const slug = checkedSlug(file);
  const pattern = isPost ? settings.permalink : PAGE_PATTERN;
  const day = date === null ? null : dates.parts(date);
  const path = pathFor(pattern, { slug, year: "", month: "", day: "", ...day });
  const hasThread = isPost || frontMatter.comments !== undefined;
  const said = {
    id: thread ?? slug,
    kind,
    file,
    title,
    description,
    date,
    updated,
    month: day && `${day.year}-${day.month}`,
    tags,
    image,
    series,
    pinned,
    toc,
    draft,
    navigation,
    scheduled: date !== null && date > now,
    path,
    url: linkTo(path, settings.url),
    aliases,
    comments: hasThread ? commentsState(frontMatter, settings, dates, now) : null,
    pictures: picturesIn(body),
  };
  const key = textKey(JSON.stringify(said));
  return withBody(Object.assign(said, { key, contentId }), bodyAgain ?? (() => body));
}

/**
 * Not a copy: V8 would give each a shape of its own, and to read thousands of them take ten times as long.
 * But one that is frozen was read for a build that failed, and its text may have been edited since.
 */
export function withBody(post: Omit<Post, "body">, body: Post["body"]): Post {
  return Object.freeze(Object.isFrozen(post) ? { ...post, body } : Object.assign(post, { body }));
}

/** When it will be another without any change to its file; null where it will not. A moment in UTC. */
export function changesAt({
  scheduled,
  date,
  comments,
}: Pick<Post, "scheduled" | "date" | "comments">): string | null {
  if (scheduled) return date;
  return comments?.open ? comments.closes : null;
}

function checkedSlug(file: string): string {
  const slug = slugOf(file);
  if (PostId.safeParse(slug).success) return slug;
  const message =
    "the file's name becomes the address of its page and the id of its thread: " +
    "expected lower-case letters, digits, - _ or . (for example my-first-post.md)";
  throw new BadFile(file, [{ field: "", message }]);
}
