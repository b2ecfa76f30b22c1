/** An entry: what a visitor sends. Nothing else can be set from outside. */
import { z } from "zod";
import { CommentId } from "./comment-id.ts";
import { PostId } from "./post-id.ts";
import { cleanLine, cleanText, isBlank } from "./typed-text.ts";
import { MAX_ADDRESS_LENGTH, webAddressOf } from "./web-address.ts";

export const LIMITS = { name: 80, email: 254, url: MAX_ADDRESS_LENGTH, text: 20_000 } as const;

const line = z.string().transform(cleanLine);
const required = (schema: z.ZodType<string>, max: number) =>
  schema
    .refine((text) => !isBlank(text), { params: { code: "missing" }, abort: true })
    .refine((text) => text.length <= max, { params: { code: "too_long" } });
const orNull = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .nullish()
    .transform((text) => (text === undefined || text === null || text.trim() === "" ? null : text))
    .pipe(z.union([schema, z.null()]));

/** E-mail is optional and never stored: it only draws the avatar. */
export const Entry = z.strictObject({
  post: PostId,
  replyTo: orNull(CommentId),
  name: required(line, LIMITS.name),
  email: orNull(
    line.refine((text) => /^[^\s@]+@[^\s@]+$/.test(text) && text.length <= LIMITS.email),
  ),
  url: orNull(
    line.transform((text, context) => {
      const address = webAddressOf(text);
      if (address === null) context.addIssue({ code: "custom" });
      return address ?? z.NEVER;
    }),
  ),
  text: required(z.string().transform(cleanText), LIMITS.text),
  token: orNull(z.string().max(2_000)),
});
export type Entry = z.infer<typeof Entry>;
export type EntryField = keyof Entry;

/** `code` says what is wrong; `field` is one of ours, or what the visitor called it. */
export interface EntryProblem {
  field: string;
  code: "missing" | "too_long" | "invalid" | "unknown";
}

/** Nobody reads more; without an end, an answer would be many times as long as what was sent. */
const MAX_PROBLEMS = 20;

export type ParsedEntry = { ok: true; entry: Entry } | { ok: false; problems: EntryProblem[] };

/** Reads the fields of a form or of a JSON body; says everything that is wrong at once. */
export function parseEntry(fields: unknown): ParsedEntry {
  const result = Entry.safeParse(fields);
  if (result.success) return { ok: true, entry: result.data };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, fields));
  return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
}

function problemsOf(issue: z.core.$ZodIssue, fields: unknown): EntryProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((field) => ({ field, code: "unknown" }));
  const field = String(issue.path[0] ?? "");
  const isAbsent = field !== "" && !Object.hasOwn(Object(fields), field);
  if (isAbsent) return [{ field, code: "missing" }];
  const code = issue.code === "custom" ? issue.params?.code : undefined;
  return [{ field, code: code === "missing" || code === "too_long" ? code : "invalid" }];
}
