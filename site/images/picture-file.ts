/** Which file of the repository an author means by the address of a picture. Pure. */
import { posix } from "node:path";
import { unescape as decode } from "node:querystring";

/**
 * Its path: `/assets/heron.jpg` is below the site's address, `heron.jpg` lies beside the post. Null for
 * a picture of another site. `post` is the path of the post.
 */
export function pictureFile(written: string, post: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|$)/i.test(written)) return null;
  const [path = ""] = written.split(/[?#]/);
  const folder = path.startsWith("/") ? "" : posix.dirname(post);
  return posix.join(folder, decode(path).replace(/^\/+/, ""));
}
