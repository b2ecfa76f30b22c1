/** A blog with many approved submissions: some threads have comments already. */
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { postId, samplePost } from "../blog/blog.ts";
import { sampleComments, submissionOf } from "../blog/comments.ts";
import { chanceFrom } from "../chance.ts";

const IN_THREAD = 5;

/** Text by path. Every second post has a thread, of as many comments as above; `each` are approved. */
export function approvedBlog(posts: number, each: number): Map<string, string> {
  const chance = chanceFrom(2);
  const files = new Map<string, string>();
  for (let number = 0; number < posts; number += 1) {
    const post = postId(number);
    const inThread = number % 2 === 0 ? IN_THREAD : 0;
    const comments = sampleComments(chance, inThread + each);
    const earlier = comments.slice(0, inThread);
    files.set(`posts/${post}.md`, samplePost(chance, number));
    if (earlier.length > 0) {
      const thread: Thread = { version: 1, post, comments: earlier };
      files.set(threadPath(post), stableJson(Thread, thread));
    }
    for (const comment of comments.slice(inThread)) {
      const submission = submissionOf(comment, post);
      files.set(submissionPath(post, comment.id), stableJson(Submission, submission));
    }
  }
  return files;
}
