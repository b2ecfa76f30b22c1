/** The pictures beside comments: made on this site, so that nobody else is asked for them. */
import { minidenticon } from "minidenticons";
import type { Author } from "../comments/thread.ts";

const SATURATION = 60;
const LIGHTNESS = 50;

/** The folder that they lie in, below the output folder. */
export const AVATARS = "avatars";

/** Below the output folder: of who writes here, where the profile has no photo. */
export const OWN_AVATAR = `${AVATARS}/author.svg`;

/** Path below the site's address. The colon of a key is not allowed in file names everywhere. */
export function avatarPath(key: string): string {
  return `${AVATARS}/${key.replace(":", "-")}.svg`;
}

/** The same for the same text: a key of somebody's, or a name. */
export function avatarSvg(text: string): string {
  return minidenticon(text, SATURATION, LIGHTNESS);
}

/** Link to the picture beside what somebody wrote; null where there is none. The photo is that of the profile. */
export function faceOf(
  { key, owner }: Pick<Author, "key" | "owner">,
  photo: { link: string } | null,
  linkTo: (path: string) => string,
): string | null {
  if (owner && photo !== null) return photo.link;
  if (key !== null) return linkTo(`/${avatarPath(key)}`);
  return owner ? linkTo(`/${OWN_AVATAR}`) : null;
}
