/** The pictures beside comments: drawn from the author's key, so that nobody else is asked for them. */
import { minidenticon } from "minidenticons";

const SATURATION = 60;
const LIGHTNESS = 50;

/** Path below the site's address. The colon of a key is not allowed in file names everywhere. */
export function avatarPath(key: string): string {
  return `avatars/${key.replace(":", "-")}.svg`;
}

export function avatarSvg(key: string): string {
  return minidenticon(key, SATURATION, LIGHTNESS);
}
