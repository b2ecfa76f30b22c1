/** Addresses as authors write them in posts, made to work on the page and in the feed. */
import { posix } from "node:path";
import { unescape as decode } from "node:querystring";
import { BadFile } from "../comments/bad-file.ts";
import type { Post } from "./post.ts";

/**
 * `other-post.md` is the page made of that file, so that a link works in the repository as well;
 * `/assets/photo.jpg` is below the site's address, whatever its path. The rest stays as it is.
 */
export function resolveLink(
  written: string,
  { file }: Pick<Post, "file">,
  byFile: ReadonlyMap<string, Post>,
  siteUrl: string,
): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(written)) return written;
  if (written.startsWith("/")) return new URL(siteUrl).pathname + written.slice(1);
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  if (!path.endsWith(".md")) return written;
  const target = byFile.get(posix.join(posix.dirname(file), decode(path)).normalize("NFC"));
  if (target) return target.url + rest;
  const message = `links to ${written}, which is neither a post nor a page, or is a draft`;
  throw new BadFile(file, [{ field: "", message }]);
}
