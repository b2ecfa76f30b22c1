/** What single settings of the environment may hold. Pure. */
import { z } from "zod";
import { parsedUrl } from "../comments/parsed-url.ts";

const KEY_BYTES = 32;

export const Key = z.string().transform((text, context) => {
  const key = keyIn(text);
  if (key !== null) return key;
  context.addIssue(`expected at least ${KEY_BYTES} bytes, written in hexadecimal or base64`);
  return z.NEVER;
});

export const Keys = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.tuple([Key], Key));

export const Address = z
  .url({ protocol: /^https?$/, error: "expected an http or https address" })
  .transform((url) => (url.endsWith("/") ? url : `${url}/`));

/** To the letter, unlike {@link Address}: it belongs to somebody else's program. */
export const NotifyUrl = z
  .url({ protocol: /^https?$/, error: "expected an http or https address" })
  .refine((text) => {
    const url = parsedUrl(text);
    return url === null || url.username + url.password === "";
  }, "expected an address without a user and a password in it");

/** Text that two programs share. Both take it as it stands, so that it can be any text without spaces. */
export const Secret = z
  .string()
  .regex(/^[\x21-\x7e]{20,500}$/, "expected at least 20 letters, digits and signs, without spaces");

export function whole(min: number, max: number) {
  const error = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, error)
    .transform(Number)
    .refine((number) => number >= min && number <= max, error);
}

/** Null where it is written neither in hexadecimal nor in base64, or is too short. */
function keyIn(text: string): Buffer | null {
  const trimmed = text.trim();
  const encoding = /^(?:[0-9a-f]{2})+$/i.test(trimmed) ? "hex" : "base64";
  if (encoding === "base64" && !/^[\w+/-]+={0,2}$/.test(trimmed)) return null;
  const key = Buffer.from(trimmed, encoding);
  return key.length >= KEY_BYTES ? key : null;
}
