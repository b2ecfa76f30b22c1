/** The two kinds of files in an intake: what is still to be proposed, and what is remembered of the rest. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { SubmissionId } from "../comments/comment-id.ts";
import { Moment } from "../comments/moment.ts";
import { PostId } from "../comments/post-id.ts";
import { Submission } from "../comments/submission.ts";
import { SuspicionCode } from "./screening.ts";

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What was received and acknowledged, and is neither proposed nor dropped. */
export const WaitingRecord = z.strictObject({
  submission: Submission,
  suspicions: z.array(SuspicionCode),
  digest: Digest,
  received: Moment,
  /** Whether the moderator said that it is no spam, where what looks like it is held back. */
  rescued: z.boolean().default(false),
});
export type WaitingRecord = z.infer<typeof WaitingRecord>;

/** A file in `new/`: all that was written with one fsync. It stays until the last of them is done with. */
export const WaitingFile = z.strictObject({
  version: z.literal(1),
  received: z.array(WaitingRecord).min(1),
});

/** What 0.1.0 wrote, when each had a file of its own. */
const Single = WaitingRecord.extend({ version: z.literal(1) }).transform(
  ({ version, ...record }) => ({ version, received: [record] }),
);

export const StoredWaitingFile = z.union([WaitingFile, Single]);
export type WaitingFile = z.infer<typeof WaitingFile>;

/** `done/<id>.json`: proposed or dropped. What was said is in git now, or nowhere. */
export const DoneRecord = z.strictObject({
  version: z.literal(1),
  id: SubmissionId,
  post: PostId,
  digest: Digest,
  /** Or dropped. */
  proposed: Moment,
  /** The id that it was proposed with, where its own was taken in git. */
  successor: SubmissionId.nullable().default(null),
  /** Held back as spam, until nobody wanted it. */
  dropped: z.boolean().default(false),
});
export type DoneRecord = z.infer<typeof DoneRecord>;

/** What a visitor's words come to, without the id and the date. */
export type SubmissionContent = Pick<Submission, "post" | "replyTo" | "author" | "text">;

/** The same for two submissions that say the same: recognises what is sent twice. */
export function contentDigest({ post, replyTo, author, text }: SubmissionContent): string {
  const content = JSON.stringify([post, replyTo, author.name, author.url, author.key, text]);
  return createHash("sha256").update(content).digest("hex");
}
