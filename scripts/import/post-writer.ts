/** Makes the file of each imported post, with links and tags as they are here. Pure. */
import { posix } from "node:path";
import { cleanLine } from "../../comments/typed-text.ts";
import type { SiteDates } from "../../site/dates.ts";
import { frontMatterParser } from "../../site/front-matter.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { tagSlug } from "../../site/tag-list.ts";
import { blogHost } from "./blog-host.ts";
import { oldPath } from "./old-path.ts";
import type { Export, ImportedPost, PostText } from "./origin.ts";
import type { Picture } from "./pictures/fetched-pictures.ts";
import type { Placement } from "./place-posts.ts";
import { postFileText } from "./post-file.ts";
import type { PostsHere } from "./posts-here.ts";

export interface Writing {
  opened: Pick<Export, "site" | "posts">;
  placements: ReadonlyMap<string, Placement>;
  here: PostsHere;
  settings: SiteSettings;
  dates: SiteDates;
}

type NewPlace = Extract<Placement, { state: "new" }>;

/** What there is of a post that is new here. */
export interface NewPost {
  post: ImportedPost;
  content: PostText;
  /** What became of the addresses of its pictures; none where none was asked for. */
  pictures: ReadonlyMap<string, Picture>;
}

export type PostWriter = (
  newPost: NewPost,
  place: NewPlace,
) => { text: string; notes: readonly string[] };

const LONGEST_TAG = 60;

export function postWriter({ opened, placements, here, settings, dates }: Writing): PostWriter {
  const tagFor = tagNames([...here.tags.values(), ...opened.posts.flatMap(({ tags }) => tags)]);
  const parse = frontMatterParser(dates);
  const fileAt = new Map([...filesHere(here), ...filesByOldPath(opened, placements, settings)]);
  return ({ post, content, pictures }, place) => {
    const picture = (address: string) => {
      const brought = pictures.get(address);
      return brought !== undefined && "path" in brought ? brought.path : null;
    };
    const link = (address: string) => linkFrom(place.file, address, opened.site, fileAt, settings);
    const { text, remarks } = content.write({ picture, link });
    const title = cleanLine(post.title) || place.id;
    const untitled = cleanLine(post.title) === "" ? [`had no title: it is named “${title}”`] : [];
    const tags = [...new Set(post.tags.flatMap((tag) => tagFor(tag) ?? []))];
    const image = post.image === null ? null : (picture(post.image) ?? post.image);
    const parts = { title, aliases: place.aliases, tags, image, text };
    const where = { file: place.file, timeZone: settings.timeZone, parse };
    const notes = [...place.remarks, ...untitled, ...remarks, ...notBrought(pictures)];
    return { text: postFileText(post, parts, where), notes };
  };
}

function notBrought(pictures: ReadonlyMap<string, Picture>): string[] {
  const byProblem = new Map<string, string[]>();
  for (const [address, picture] of pictures) {
    if ("path" in picture) continue;
    const others = byProblem.get(picture.problem) ?? [];
    byProblem.set(picture.problem, [...others, address]);
  }
  return [...byProblem].map(
    ([problem, addresses]) => `shows as a link, since ${problem}: ${addresses.join(", ")}`,
  );
}

/** Tags that would share a page are written alike, as the first one is. */
function tagNames(all: readonly string[]) {
  const bySlug = new Map<string, string>();
  for (const tag of all.map(tagName)) {
    if (!bySlug.has(tagSlug(tag))) bySlug.set(tagSlug(tag), tag);
  }
  return (tag: string) => (tagSlug(tag) === "" ? null : bySlug.get(tagSlug(tagName(tag))));
}

function tagName(tag: string): string {
  return cleanLine([...cleanLine(tag)].slice(0, LONGEST_TAG).join(""));
}

/** Only what anyone can read: the build refuses links to the rest. */
function filesByOldPath(
  { posts }: Writing["opened"],
  placements: Writing["placements"],
  settings: SiteSettings,
) {
  return posts.flatMap(({ id, address, isPublished }) => {
    const place = placements.get(id);
    const path = oldPath(address, settings.url);
    if (path === null || !isPublished || place === undefined || place.state === "removed")
      return [];
    return [[withoutEnd(path), place.file] as const];
  });
}

/** Also of what an earlier import brought: some export their posts as several files. */
function filesHere({ all }: PostsHere) {
  return all
    .filter(({ isPublished }) => isPublished)
    .flatMap(({ file, path, aliases }) =>
      [path, ...aliases].map((one) => [withoutEnd(one), file] as const),
    );
}

/** A link to another post of the old site becomes one to its file here. */
function linkFrom(
  file: string,
  address: string,
  site: string | null,
  fileAt: ReadonlyMap<string, string>,
  settings: SiteSettings,
): string | null {
  const [, host, path = "", rest = ""] =
    /^(?:https?:)?(\/\/[^/?#]+)?([^?#]*)(.*)$/s.exec(address) ?? [];
  const isOwn =
    host === undefined
      ? path.startsWith("/")
      : site !== null && blogHost(site) === blogHost(`https:${host}`);
  if (!isOwn || rest.startsWith("?")) return null;
  const target = fileAt.get(withoutEnd(oldPath(path, settings.url) ?? ""));
  return target === undefined ? null : posix.relative(posix.dirname(file), target) + rest;
}

function withoutEnd(path: string): string {
  return path.replace(/\/$/, "");
}
