/** The picture that a post is shared with, and the one of its author, as pages and feeds name them. Pure. */
import type { PicturePlan } from "./images/picture-plan.ts";
import { linkTo } from "./permalinks.ts";
import type { Post } from "./post.ts";
import type { SiteContent } from "./site-content.ts";

export interface SharedPicture {
  /** On this site without its host. */
  link: string;
  /** In dots; null for a picture of another site. */
  width: number | null;
  height: number | null;
}

type Content = Pick<SiteContent, "settings" | "shared">;

export function cardOf({ file, image }: Post, content: Content): SharedPicture | null {
  return shown(image, content.shared.cards.get(file) ?? null, content);
}

export function authorPhoto(content: Content): SharedPicture | null {
  return shown(content.settings.profile.photo, content.shared.photo, content);
}

function shown(
  written: string | null,
  plan: PicturePlan | null,
  { settings }: Content,
): SharedPicture | null {
  if (written === null) return null;
  if (plan === null) return { link: written, width: null, height: null };
  const { src, width, height } = plan;
  return { link: linkTo(src, settings.url), width, height };
}
