/** The path that an old address has below the site's new one. Pure. */
import { parsedUrl } from "../../comments/parsed-url.ts";

/** What newsletters, networks and comment links add to an address; it leads to the same page without. */
const FROM_WHERE = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|replytocom)$/;

/** Null where the address tells no page apart by its path, such as `https://old.example/?p=117`. */
export function oldPath(address: string | null, siteUrl: string): string | null {
  const url = address === null ? null : parsedUrl(address, "https://old.invalid");
  if (url === null || [...url.searchParams.keys()].some((name) => !FROM_WHERE.test(name)))
    return null;
  const path = url.pathname.replace(/\/{2,}/g, "/");
  const base = new URL(siteUrl).pathname;
  const below = path.startsWith(base) ? path.slice(base.length - 1) : path;
  return below === "/" ? null : decoded(below);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path;
  }
}
