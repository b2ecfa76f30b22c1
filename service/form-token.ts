/** Form tokens: which id a form's comment will have, and what is known of how it was filled in. */
import { z } from "zod";
import { SubmissionId } from "../comments/comment-id.ts";
import { PostId } from "../comments/post-id.ts";
import { SuspicionCode } from "./screening.ts";
import { isSigned, type SigningKeys, sign } from "./signatures.ts";

const LIFETIME_MS = 24 * 60 * 60 * 1000;

const FormToken = z.strictObject({
  /** The submission's id and so the intake's file name: replay, retry and double click find one file. */
  id: SubmissionId,
  post: PostId,
  /** In milliseconds since 1970, like `expires`. */
  issued: z.int(),
  expires: z.int(),
  /** `form`: came with an empty form. `confirm`: came with the text given back, to be sent once more. */
  step: z.enum(["form", "confirm"]),
  /** What was noticed at earlier attempts. Here it survives the confirmation without a store. */
  suspicions: z.array(SuspicionCode),
  /** Where the browser goes once the entry is received, checked before signing; null: its status page. */
  redirect: z.string().nullable().default(null),
});
export type FormToken = z.infer<typeof FormToken>;

export function newToken(id: string, post: string, now: number): FormToken {
  const expires = now + LIFETIME_MS;
  return { id, post, issued: now, expires, step: "form", suspicions: [], redirect: null };
}

export function writeToken(token: FormToken, keys: SigningKeys): string {
  const content = Buffer.from(JSON.stringify(token)).toString("base64url");
  return `${content}.${sign("token", content, keys)}`;
}

/** Null where it is no token of ours, or was for another post, or is too old. */
export function readToken(
  text: string | null,
  expected: { post: string; now: number; keys: SigningKeys },
): FormToken | null {
  const [content = "", signature = "", ...rest] = (text ?? "").split(".");
  if (rest.length > 0 || !isSigned("token", content, signature, expected.keys)) return null;
  // An older version of the service may have signed another shape.
  const parsed = FormToken.safeParse(JSON.parse(Buffer.from(content, "base64url").toString()));
  if (!parsed.success || parsed.data.post !== expected.post) return null;
  return parsed.data.expires > expected.now ? parsed.data : null;
}
