/** Files as Staticman writes them, and a blog that has the posts they are on. */
import { stringify } from "yaml";
import { postId, samplePost } from "../blog/blog.ts";
import { sampleComments } from "../blog/comments.ts";
import { chanceFrom } from "../chance.ts";

export interface StaticmanBlog {
  posts: ReadonlyMap<string, string>;
  /** One for each comment, by path below the folder for them. */
  entries: ReadonlyMap<string, string>;
}

/** `each` comments on every post. */
export function staticmanBlog(count: number, each: number): StaticmanBlog {
  const chance = chanceFrom(5);
  const posts = new Map<string, string>();
  const entries = new Map<string, string>();
  for (let number = 0; number < count; number += 1) {
    const post = postId(number);
    posts.set(`posts/${post}.md`, samplePost(chance, number));
    const comments = sampleComments(chance, each);
    for (const [at, { replyTo, author, date, text }] of comments.entries()) {
      const answered = comments.findIndex(({ id }) => id === replyTo);
      const fields = {
        _id: staticmanId(number * each + at),
        _parent: `https://old.example/${post}/`,
        name: author.name,
        email: "c160f8cc69a4f0bf2b0362752353d060",
        url: author.url ?? "",
        message: text,
        replying_to_uid: answered < 0 ? "" : staticmanId(number * each + answered),
        date: Date.parse(date) / 1000,
      };
      entries.set(`${post}/comment-${Date.parse(date)}-${at}.yml`, stringify(fields));
    }
  }
  return { posts, entries };
}

function staticmanId(number: number): string {
  return `5c8f1e40-0000-11e9-8000-${String(number).padStart(12, "0")}`;
}
