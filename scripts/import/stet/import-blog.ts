/** Brings what `npm run export -- json` wrote: files as they stand, threads by the ids of their comments. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { BadFile, parseAs, parseJson } from "../../../comments/bad-file.ts";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { isRemoved, type Thread } from "../../../comments/thread.ts";
import { siteDates } from "../../../site/dates.ts";
import type { BlogText } from "../../export/blog-file.ts";
import { IMPORTS, ImportRecord } from "../import-record.ts";
import { insistOnKind } from "../insist-on-kind.ts";
import type { ItemName } from "../origin.ts";
import { ownCopy } from "../own-copy.ts";
import { readPostsHere } from "../posts-here.ts";
import type { Remark, Report } from "../report.ts";
import type { ImportRequest } from "../run-import.ts";
import { type StagedFiles, stagedFiles } from "../staged-files.ts";
import { newTally, type Outcome, type WrittenAs } from "../tally.ts";
import { cleanComment, cleanSubmission } from "./clean-comment.ts";
import { mergedThread } from "./merge-thread.ts";
import { kindOf, type NewPost, newPosts } from "./new-posts.ts";
import { caseClashes, insistInPlace, stateOf } from "./place-file.ts";
import { type BlogItem, readBlog } from "./read-blog.ts";

export const STET = { title: "Stet", takes: "file" } as const;

/** Writes all or nothing. Throws `BadFile` where the export, or a post here, cannot be read. */
export async function importBlog(request: Omit<ImportRequest, "origin">): Promise<Report> {
  const { path, root, dryRun } = request;
  insistOnKind(path, STET);
  const staged = stagedFiles(root);
  try {
    const report = await importItems(staged, request);
    if (report.files > 0 && !dryRun) staged.settle(null);
    return report;
  } finally {
    staged.drop();
  }
}

/** What the work on each item needs. */
interface Work {
  root: string;
  perPage: number;
  staged: StagedFiles;
  /** Checks what a post is named. */
  newPost: (text: BlogText) => NewPost;
  clashOf: (path: string) => string | null;
  /** Paths of the export so far: each has its item once. */
  seen: Set<string>;
  count(outcome: Outcome): void;
  remark(file: string, remark: string): void;
}

async function importItems(
  staged: StagedFiles,
  { path, root, settings, now, onProgress }: Omit<ImportRequest, "origin">,
): Promise<Report> {
  const dates = siteDates(settings.timeZone, settings.language);
  const here = readPostsHere(root, settings, now).all;
  const clashOf = caseClashes();
  for (const { file } of here) clashOf(file);
  const { tally, count } = newTally();
  const remarks: Remark[] = [];
  const work: Work = {
    root,
    perPage: settings.comments.perPage,
    staged,
    newPost: newPosts(here, { settings, dates, now }),
    clashOf,
    seen: new Set(),
    count,
    remark: (file, remark) => remarks.push({ file, remark }),
  };
  const bytes = statSync(path).size;
  let read = 0;
  let items = 0;
  let files = 0;
  const onBytes = (more: number) => {
    read += more;
  };
  for await (const item of readBlog(path, onBytes)) {
    files += Number(importItem(item, path, work));
    items += 1;
    onProgress({ share: read / bytes, items });
  }
  return { origin: STET.title, site: null, tally, remarks, files, pictures: 0 };
}

/** Says whether it is written. */
function importItem(item: BlogItem, file: string, work: Work): boolean {
  const path = pathOf(item);
  if (work.seen.has(path))
    throw new BadFile(file, [{ field: `line ${item.line}`, message: `has ${path} once more` }]);
  work.seen.add(ownCopy(path));
  switch (item.section) {
    case "files":
      return path.startsWith(`${IMPORTS}/`)
        ? importRecord(item.item, work)
        : importPost(item.item, work);
    case "threads":
      return importThread(item.item, path, work);
    case "submissions":
      return importSubmission(item.item, path, work);
  }
}

function pathOf({ section, item }: BlogItem): string {
  switch (section) {
    case "files":
      return item.path;
    case "threads":
      return threadPath(item.post);
    case "submissions":
      return submissionPath(item.post, item.id);
  }
}

function importPost(post: BlogText, work: Work): boolean {
  const { path } = post;
  const named = { what: kindOf(path), id: path, title: path };
  if (stateOf(work.root, post) !== "new") return placeFile(post, named, kindOf(path), work);
  const { title, twin } = work.newPost(post);
  const inItsPlace = twin ?? work.clashOf(path);
  if (inItsPlace === null) return placeFile(post, { ...named, title }, kindOf(path), work);
  work.count({ item: { ...named, title: inItsPlace }, reason: "taken" });
  return false;
}

/** Two records of one system know different sites, and are the author's to bring together. */
function importRecord(record: BlogText, work: Work): boolean {
  const { path, text } = record;
  parseAs(ImportRecord, parseJson(text, path), path);
  return placeFile(record, { what: "other", id: path, title: path }, "record", work);
}

/** Written where there is none; what is here stays as it is. */
function placeFile(
  file: BlogText,
  item: ItemName,
  writtenAs: WrittenAs,
  { root, staged, count }: Work,
): boolean {
  const state = stateOf(root, file);
  if (state === "new") {
    staged.write(file.path, file.text);
    count({ item, writtenAs });
  } else count({ item, reason: state === "same" ? "here-already" : "differs" });
  return state === "new";
}

function importThread(exported: Thread, path: string, work: Work): boolean {
  const { root, perPage, staged, count, remark } = work;
  const cleaned = { ...exported, comments: exported.comments.map(cleanComment) };
  if (!isDeepStrictEqual(cleaned, exported)) remark(path, CLEANED);
  insistInPlace(root, path);
  const here = existsSync(join(root, path)) ? staged.readThread(exported.post) : null;
  const { thread, outcomes } = mergedThread(here, cleaned, perPage);
  for (const outcome of outcomes) count(outcome);
  if (thread !== null) staged.writeThread(thread);
  return thread !== null;
}

const CLEANED = "held characters or HTML that no comment may hold: they were left out";

function importSubmission(exported: Submission, path: string, work: Work): boolean {
  const { staged, count, remark } = work;
  const submission = cleanSubmission(exported);
  if (!isDeepStrictEqual(submission, exported)) remark(path, CLEANED);
  const { id, post, replyTo } = submission;
  const item = { what: "comment" as const, id, title: post };
  const merged = staged.readThread(post).comments.find((comment) => comment.id === id);
  if (merged !== undefined) {
    count({ item, reason: isRemoved(merged) ? "removed-here" : "here-already" });
    return false;
  }
  const text = stableJson(Submission, submission);
  return placeFile({ path, text }, item, replyTo === null ? "comment" : "reply", work);
}
