/** Where a reader reports a comment to the author. */
import { parsedUrl } from "../comments/parsed-url.ts";

/**
 * The address that the author set, with that of the comment: as `?comment=` of a page, and in the body of
 * a mail. `comment` is its permalink, absolute.
 */
export function reportAddress(comment: string, report: string | null): string | null {
  const address = report === null ? null : parsedUrl(report);
  if (address === null) return null;
  if (address.protocol !== "mailto:") {
    address.searchParams.set("comment", comment);
    return address.href;
  }
  // Not searchParams: mail programs show its + for a space as it is (RFC 6068).
  return `${address.href}${address.search === "" ? "?" : "&"}body=${encodeURIComponent(comment)}`;
}
