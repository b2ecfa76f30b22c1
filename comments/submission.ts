/** A submission: an entry that was checked and kept, one JSON file with an id. */
import { z } from "zod";
import { CommentId, SubmissionId } from "./comment-id.ts";
import { Moment } from "./moment.ts";
import { PostId } from "./post-id.ts";
import { WebAddress } from "./web-address.ts";

/** `k1:9f2c61d0a4b7e813`: the number of the identity key, and a keyed hash of the address typed. */
export const AuthorKey = z
  .string()
  .regex(/^k\d+:[0-9a-f]{16}$/, "expected a key like k1:9f2c61d0a4b7e813");

export const Submission = z.strictObject({
  version: z.literal(1),
  id: SubmissionId,
  post: PostId,
  replyTo: CommentId.nullable(),
  date: Moment,
  author: z.strictObject({
    name: z.string().min(1),
    url: WebAddress.nullable(),
    key: AuthorKey.nullable(),
  }),
  text: z.string().min(1),
});
export type Submission = z.infer<typeof Submission>;
