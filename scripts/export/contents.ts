/** How much an export holds, in words. */
import { counted } from "../counted.ts";

export interface Contents {
  posts: number;
  pages: number;
  /** Mentions as well; not what was removed. */
  comments: number;
}

export function contentsOf({ posts, pages, comments }: Contents): string {
  const responses = counted(comments, "comment or mention", "comments and mentions");
  return `${counted(posts, "post")}, ${counted(pages, "page")}, ${responses}`;
}
