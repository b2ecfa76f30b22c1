/** A thread: all comments on a post, flat and in the order of merging. */
import { z } from "zod";
import { CommentId } from "./comment-id.ts";
import { Moment } from "./moment.ts";
import { PostId } from "./post-id.ts";
import { AuthorKey } from "./submission.ts";
import { WebAddress } from "./web-address.ts";

const Author = z.strictObject({
  name: z.string().min(1),
  url: WebAddress.nullable(),
  key: AuthorKey.nullable(),
  /** Marks the post author's own comments; never set from anything typed into the form. */
  owner: z.literal(true).exactOptional(),
});
export type Author = z.infer<typeof Author>;

const Imported = z.strictObject({ from: z.string().min(1), id: z.string().min(1) });
const Format = z.enum(["markdown", "html"]);

export const WrittenComment = z.strictObject({
  id: CommentId,
  replyTo: CommentId.nullable(),
  kind: z.literal("comment"),
  author: Author,
  date: Moment,
  edited: Moment.exactOptional(),
  format: Format,
  text: z.string(),
  source: z.string().min(1),
  imported: Imported.exactOptional(),
});
export type WrittenComment = z.infer<typeof WrittenComment>;

export const Mention = z.strictObject({
  id: CommentId,
  replyTo: CommentId.nullable(),
  kind: z.enum(["pingback", "trackback", "reply", "like", "repost", "mention"]),
  mention: z.strictObject({ source: WebAddress, title: z.string(), site: z.string() }),
  author: Author.exactOptional(),
  date: Moment,
  format: Format.exactOptional(),
  text: z.string().exactOptional(),
  source: z.string().min(1),
  imported: Imported.exactOptional(),
});
export type Mention = z.infer<typeof Mention>;

/** What stays of a removed comment, so that positions and the replies below it stay. */
export const Tombstone = z.strictObject({
  id: CommentId,
  replyTo: CommentId.nullable(),
  date: Moment,
  removed: z.literal(true),
});
export type Tombstone = z.infer<typeof Tombstone>;

const Living = z.discriminatedUnion("kind", [WrittenComment, Mention], {
  error: ({ code }) =>
    code === "invalid_union"
      ? `expected comment or ${Mention.shape.kind.options.join(", ")}`
      : undefined,
});

export const Comment = z.union([Tombstone, Living]);
export type Comment = z.infer<typeof Comment>;

export const Thread = z.strictObject({
  version: z.literal(1),
  post: PostId,
  /** How many top-level comments a page of it shows, and how many replies below one; without it, all. */
  perPage: z.int().min(1).exactOptional(),
  comments: z.array(Comment),
});
export type Thread = z.infer<typeof Thread>;

export function emptyThread(post: string): Thread {
  return { version: 1, post, comments: [] };
}

export function isRemoved(comment: Comment): comment is Tombstone {
  return "removed" in comment;
}

/** How many responses a thread has: what was removed does not count, nor a second one with an id. */
export function countResponses(thread: Thread): number {
  const firsts = new Map(thread.comments.toReversed().map((comment) => [comment.id, comment]));
  return [...firsts.values()].filter((comment) => !isRemoved(comment)).length;
}
