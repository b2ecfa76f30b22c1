/** What visitors send in a trial of git hosts: numbered, on a handful of posts that the site knows. */
import { newSubmissionId } from "../../comments/comment-id.ts";
import { momentOf } from "../../comments/moment.ts";
import type { Submission } from "../../comments/submission.ts";
import type { DeployedSite } from "../../service/deployed-site.ts";

/** Most comments are on the newest post. */
const POSTS = ["ブログ", "ブログ", "ブログ", "ブログ", "first-post", "2026.in_review"] as const;

export function newSubmission(number: number, now: number): Submission {
  return {
    version: 1,
    id: newSubmissionId(now),
    post: POSTS[number % POSTS.length] ?? POSTS[0],
    replyTo: null,
    date: momentOf(now),
    author: { name: `Visitor ${number}`, url: "https://visitor.example/", key: null },
    text: `Comment ${number}, with *Markdown*, @names and #${number}.`,
  };
}

/** A site that is up, with these posts and no comments yet. */
export const KNOWN_SITE: DeployedSite = {
  findPost: async (id) => {
    const url = `https://blog.example/${encodeURIComponent(id)}/`;
    const about = { id, url, title: `About ${id}`, date: null, updated: null, tags: [] };
    return { kind: "found", value: { ...about, comments: "open", closes: null, responses: 0 } };
  },
  findPostAmong: async () => ({ kind: "missing" }),
  findComment: async () => ({ kind: "missing" }),
  findNewestComment: async () => ({ kind: "missing" }),
  countByAuthor: async () => 0,
};
