/** Addresses as authors write them in posts, made to work on the page and in the feed. */
import { posix } from "node:path";
import { unescape as decode } from "node:querystring";
import { BadFile } from "../comments/bad-file.ts";
import type { Post } from "./post.ts";

/**
 * `other-post.md` is the page made of that file, so that a link works in the repository as well;
 * `/assets/photo.jpg` is below the site's address, whatever its path. The rest stays as it is.
 * Null where there is no such page.
 */
export function resolveLink(
  written: string,
  { file }: Pick<Post, "file">,
  byFile: Pick<ReadonlyMap<string, Pick<Post, "url">>, "get">,
  siteUrl: string,
): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(written)) return written;
  if (written.startsWith("/")) return new URL(siteUrl).pathname + written.slice(1);
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  if (!path.endsWith(".md")) return written;
  const name = posix.join(posix.dirname(file), decode(path));
  const target = byFile.get(name) ?? byFile.get(name.normalize("NFC"));
  return target ? target.url + rest : null;
}

/** The same for a page, where a link that leads nowhere is a mistake of the author's. */
export function insistLink(...[written, post, byFile, siteUrl]: Parameters<typeof resolveLink>) {
  const link = resolveLink(written, post, byFile, siteUrl);
  if (link !== null) return link;
  const message = `links to ${written}, which is no post or page here, or one that is not published yet`;
  throw new BadFile(post.file, [{ field: "", message }]);
}
