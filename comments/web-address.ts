/** Web addresses that people type: http and https only, the rest is refused. */
import { z } from "zod";
import { parsedUrl } from "./parsed-url.ts";

export const MAX_ADDRESS_LENGTH = 300;
// The URL standard also lets quotes and the like into a host; no name that resolves has them.
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])$/;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** An absolute http or https address in the form that the URL standard writes. */
export const WebAddress = z
  .string()
  .refine(
    (text) => webAddressOf(text) === text,
    "expected an http or https address such as https://ada.example/",
  );

/** The address a person meant, or null where it is none that a link may carry. */
export function webAddressOf(typed: string): string | null {
  const text = HAS_SCHEME.test(typed) && !/^[\w.-]+:\d/.test(typed) ? typed : `https://${typed}`;
  const url = parsedUrl(text);
  if (url === null) return null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  // A user name in an address makes it read as another host (RFC 3986, section 7.6).
  if (url.username !== "" || url.password !== "") return null;
  if (!HOST.test(url.hostname) || url.href.length > MAX_ADDRESS_LENGTH) return null;
  return url.href;
}
