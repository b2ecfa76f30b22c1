/** An import from beginning to end: look over, place, read item by item, write beside, move into place. */
import { siteDates } from "../../site/dates.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { findPost, type PostFinder } from "./find-post.ts";
import { readRecord, recordPath, recordText, siteIn, withSite } from "./import-record.ts";
import { insistOnKind } from "./insist-on-kind.ts";
import type { Export, ImportedPost, Item, Origin, ReadComment } from "./origin.ts";
import { ownCopy } from "./own-copy.ts";
import {
  type FetchedPictures,
  fetchedPictures,
  type Picture,
} from "./pictures/fetched-pictures.ts";
import { type Placement, placePosts } from "./place-posts.ts";
import { nameOf, planThread } from "./plan-thread.ts";
import { type PostWriter, postWriter } from "./post-writer.ts";
import { type PostHere, readPostsHere } from "./posts-here.ts";
import type { Reason } from "./reasons.ts";
import type { Remark, Report } from "./report.ts";
import { type StagedFiles, stagedFiles } from "./staged-files.ts";
import { newTally, type Outcome } from "./tally.ts";

export interface ImportRequest {
  origin: Origin;
  /** A file or a folder. */
  path: string;
  /** Folder of the repository. */
  root: string;
  settings: SiteSettings;
  /** A moment in UTC. */
  now: string;
  dryRun: boolean;
  take: { private: boolean; protected: boolean };
  /** Without, pictures become links to where they are. */
  images: boolean;
  /** Which site the export is of, where a person said so. */
  site: string | null;
  onProgress(progress: { share: number; items: number }): void;
}

/** Writes all or nothing. Throws `BadFile` where the export, or a post here, cannot be read. */
export async function runImport(request: ImportRequest): Promise<Report> {
  const { origin, path, root, settings, take } = request;
  insistOnKind(path, origin);
  const opened = await origin.open(path, { timeZone: settings.timeZone, take });
  const staged = stagedFiles(root);
  try {
    const { report, record } = await importItems(opened, staged, request);
    const isNew = report.files > 0 && !request.dryRun;
    if (isNew) staged.write(recordPath(origin.name), record);
    if (isNew) staged.settle(recordPath(origin.name));
    return report;
  } finally {
    staged.drop();
  }
}

/** What the work on each item needs. */
interface Work {
  request: ImportRequest;
  prefix: string;
  placements: ReadonlyMap<string, Placement>;
  find: PostFinder;
  writer: PostWriter;
  /** Null where none are to be fetched. */
  pictures: FetchedPictures | null;
  staged: StagedFiles;
  count(outcome: Outcome): void;
  remarks: Remark[];
}

async function importItems(opened: Export, staged: StagedFiles, request: ImportRequest) {
  const { origin, root, settings, now } = request;
  const dates = siteDates(settings.timeZone, settings.language);
  const record = readRecord(root, origin.name);
  const site = siteIn(record, origin.name, { byExport: opened.site, byPerson: request.site });
  const here = readPostsHere(root, settings, now);
  const folder = site.prefix;
  const isFetching = request.images && !request.dryRun;
  const pictures = isFetching ? fetchedPictures({ root, staged, site: opened.site, folder }) : null;
  const placing = { settings, dates, imported: site.posts };
  const placements = placePosts(opened.posts, here.all, placing);
  const { tally, count } = newTally();
  const remarks: Remark[] = [];
  const work: Work = {
    request,
    prefix: site.prefix,
    placements,
    find: findPost(here.all, settings.url),
    writer: postWriter({ opened, placements, here, settings, dates }),
    pictures,
    staged,
    count,
    remarks,
  };
  let items = 0;
  let files = 0;
  for await (const item of opened.items()) {
    files += await importItem(item, work);
    items += 1;
    request.onProgress({ share: opened.progress(), items });
  }
  const posts = { ...site.posts, ...idsOf(placements) };
  const report: Report = {
    origin: origin.title,
    site: opened.site,
    tally,
    remarks: [...new Map(remarks.map((one) => [JSON.stringify(one), one])).values()],
    files,
    pictures: pictures?.count() ?? 0,
  };
  return { report, record: recordText(withSite(record, { ...site, posts })) };
}

/** Gives the number of files. */
async function importItem(item: Item, work: Work): Promise<number> {
  switch (item.what) {
    case "post":
      return importPost(item.post, item.comments, work);
    case "comments":
      return importComments(item, work);
    case "left-out":
      work.count({ item: item.item, reason: item.reason });
      leaveOut(item.comments, item.item.title, "post-left-out", work);
      return 0;
  }
}

async function importPost(
  post: ImportedPost,
  comments: readonly ReadComment[],
  work: Work,
): Promise<number> {
  const { placements, writer, pictures, staged, count, remarks } = work;
  const item = { what: post.kind, id: post.id, title: post.title };
  const place = placements.get(post.id);
  if (place === undefined || place.state === "removed") {
    count({ item, reason: "post-removed" });
    leaveOut(comments, post.title, "post-removed", work);
    return 0;
  }
  if (place.state === "here") {
    count({ item, reason: "here-already" });
    remarks.push(...ownCopy(place.remarks).map((remark) => ({ file: place.file, remark })));
    return addComments(place, comments, work);
  }
  const content = post.text();
  const addresses = [...content.pictures, ...(post.image === null ? [] : [post.image])];
  const brought = (await pictures?.bring(addresses)) ?? new Map<string, Picture>();
  const { text, notes } = writer({ post, content, pictures: brought }, place);
  staged.write(place.file, text);
  remarks.push(...ownCopy(notes).map((remark) => ({ file: place.file, remark })));
  count({ item, writtenAs: post.kind });
  return 1 + addComments({ ...place, hasThread: true }, comments, work);
}

function importComments(
  { of, isClosed, comments }: Extract<Item, { what: "comments" }>,
  work: Work,
): number {
  const post = work.find(of);
  if (isClosed && post?.comments && post.comments.closedBecause !== "post")
    work.remarks.push({ file: post.file, remark: WAS_CLOSED });
  if (post !== null) return addComments(commentedPost(post), comments, work);
  for (const comment of comments) {
    const item = nameOf(comment, of.title || of.addresses[0] || of.ids[0] || "");
    if ("leftOut" in comment) work.count({ item, reason: comment.leftOut });
    else work.count({ item, reason: "no-post", kept: { of, comment } });
  }
  return 0;
}

interface CommentedPost {
  id: string;
  file: string;
  hasThread: boolean;
}

function addComments(
  { id, file, hasThread }: CommentedPost,
  comments: readonly ReadComment[],
  work: Work,
): number {
  if (comments.length === 0) return 0;
  const { request, prefix, staged, count, remarks } = work;
  const { perPage } = request.settings.comments;
  const from = { name: request.origin.name, prefix, perPage };
  const { thread, outcomes } = planThread(staged.readThread(id), comments, from);
  for (const outcome of outcomes) count(outcome);
  if (thread === null) return 0;
  staged.writeThread(thread);
  if (!hasThread) remarks.push({ file, remark: NOT_SHOWN });
  return 1;
}

const NOT_SHOWN =
  "has comments now, and shows none: write “comments: closed” or “comments: open” at its top";

const WAS_CLOSED =
  "took no more comments there, and takes them here: write “comments: closed” at its top if it is to stay so";

function commentedPost({ id, file, comments }: PostHere): CommentedPost {
  return { id, file, hasThread: comments !== null };
}

function leaveOut(comments: readonly ReadComment[], post: string, reason: Reason, work: Work) {
  for (const comment of comments) {
    const own = "leftOut" in comment ? comment.leftOut : reason;
    work.count({ item: nameOf(comment, post), reason: own });
  }
}

function idsOf(placements: ReadonlyMap<string, Placement>): Record<string, string> {
  const placed = [...placements].flatMap(([key, place]) =>
    place.state === "removed" ? [] : [[key, place.id] as const],
  );
  return Object.fromEntries(placed);
}
