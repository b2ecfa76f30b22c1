/** Which blog an address is of. Pure. */
import { parsedUrl } from "../../comments/parsed-url.ts";

/** With `www.` and without, it is one. Null where there is no such address. */
export function blogHost(address: string): string | null {
  return parsedUrl(address)?.host.replace(/^www\./, "") ?? null;
}
