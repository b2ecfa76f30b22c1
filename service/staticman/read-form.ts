/** Turns what a Staticman form sends into what receive-submission.ts takes. */
import type { ServiceParts } from "../parts.ts";
import type { RefusalCode } from "../refusals.ts";
import { type ReadFields, readPairs } from "../request-fields.ts";
import { type Bracketed, readBracketed } from "./bracket-names.ts";
import { knownFields } from "./known-names.ts";
import { namedPost } from "./named-post.ts";
import { allowedRedirect } from "./redirects.ts";

export interface StaticmanForm {
  body: ReadFields;
  /** Its fields as they were sent, by its own names. */
  sent: ReadonlyMap<string, string>;
  /** What it calls each of our fields. */
  names: ReadonlyMap<string, string>;
  /** Where the author wants failures to be told; null where that is no page of the author's. */
  redirectError: string | null;
  /** What no entry can do without. */
  lacks: readonly string[];
}

/** `refusal`: what is wrong with the address that it was sent to. */
export async function readForm(
  request: Request,
  refusal: RefusalCode | null,
  parts: ServiceParts,
): Promise<StaticmanForm> {
  const read = await readPairs(request);
  if (!read.ok) return unread(read);
  // Staticman reads the address too, and believes it where both have the same option.
  const bracketed = readBracketed([...new URL(request.url).searchParams, ...read.pairs]);
  if (bracketed === null) return unread({ ok: false, code: "unreadable" });

  const { options } = bracketed;
  const { fields, honeypot, problems, names } = knownFields(bracketed);
  const referrer = request.headers.get("referer") ?? "";
  const { post, parent } = await namedPost(bracketed, referrer, parts.deployedSite);
  const body = {
    ok: true,
    fields: new Map<string, string>([
      ...fields,
      ["post", post],
      ["replyTo", fields.get("replyTo") || parent],
      ["token", options.get("token") ?? ""],
    ]),
    honeypot,
    proof: "",
    problems,
    refusal,
    needsToken: parts.site.staticman.confirm,
    redirect: allowedRedirect(options.get("redirect"), parts),
  } as const;
  const redirectError = allowedRedirect(options.get("redirectError"), parts);
  const lacks = missingParams(bracketed, post);
  return { body, sent: bracketed.fields, names, redirectError, lacks };
}

function unread(body: ReadFields): StaticmanForm {
  return { body, sent: new Map(), names: new Map(), redirectError: null, lacks: [] };
}

function missingParams({ fields, meaningless }: Bracketed, post: string): string[] {
  if (fields.size === 0 && meaningless.size === 0) return ["fields"];
  return post === "" ? ["options[slug]"] : [];
}
