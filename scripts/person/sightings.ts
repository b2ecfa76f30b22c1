/** Who has written here, comment by comment: enough to find a person by, and none of the texts. */
import { readSubmissions, readThread, threadIds } from "../../comments/data-files.ts";
import { commentOf, type FoundSubmission } from "../../comments/merge-plan.ts";
import { type Comment, isRemoved } from "../../comments/thread.ts";
import { ownCopy } from "../import/own-copy.ts";

/** One comment that somebody has put their name to. */
export interface Sighting {
  post: string;
  id: string;
  name: string;
  url: string | null;
  /** Of the e-mail address that was typed; null where none was, and for what was imported. */
  key: string | null;
  /** Of the author of the blog. */
  isOwner: boolean;
}

/** In threads, and approved and not merged. `root` is the folder of the repository. */
export function readSightings(root: string): Sighting[] {
  const merged = threadIds(root).flatMap((post) => {
    const { comments } = readThread(root, post);
    return ownCopy(comments.flatMap((comment) => sightingOf(post, comment) ?? []));
  });
  return [...merged, ...readSubmissions(root).flatMap(unmergedSighting)];
}

/** Whether a comment is one of these: two may have one id, and then only one of them is meant. */
export function isAmong(
  sightings: readonly Sighting[],
): (post: string, comment: Comment) => boolean {
  const known = new Set(sightings.map(markOf));
  return (post, comment) => {
    const sighting = sightingOf(post, comment);
    return sighting !== null && known.has(markOf(sighting));
  };
}

function markOf({ post, id, name, url, key, isOwner }: Sighting): string {
  return JSON.stringify([post, id, name, url, key, isOwner]);
}

function unmergedSighting({ submission }: FoundSubmission): Sighting[] {
  return [sightingOf(submission.post, commentOf(submission)) ?? []].flat();
}

function sightingOf(post: string, comment: Comment): Sighting | null {
  if (isRemoved(comment) || comment.author === undefined) return null;
  const { name, url, key, owner = false } = comment.author;
  return { post, id: comment.id, name, url, key, isOwner: owner };
}
