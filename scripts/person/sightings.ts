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

function unmergedSighting({ submission }: FoundSubmission): Sighting[] {
  return [sightingOf(submission.post, commentOf(submission)) ?? []].flat();
}

function sightingOf(post: string, comment: Comment): Sighting | null {
  if (isRemoved(comment) || comment.author === undefined) return null;
  const { name, url, key, owner = false } = comment.author;
  return { post, id: comment.id, name, url, key, isOwner: owner };
}
