/** The small script that improves the form: which pages have it, and what is in it. */
import { browserScript } from "./browser-script.ts";
import type { Post } from "./post.ts";
import type { SiteSettings } from "./settings.ts";
import { writeAddress } from "./write-address.ts";

export const FORM_SCRIPT_FILE = "assets/comment-form.js";

/** `post` is undefined on pages that are no post's. */
export function hasFormScript(
  post: Post | undefined,
  settings: Pick<SiteSettings, "comments" | "service">,
): boolean {
  return (
    settings.comments.script && post !== undefined && writeAddress(post, settings.service) !== null
  );
}

export function formScript(): string {
  return browserScript("assets/comment-form/comment-form.ts");
}
