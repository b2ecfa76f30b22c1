/** Pictures that stand in no text: of the author, and those that posts are shared with. */
import { BadFile } from "../../comments/bad-file.ts";
import type { Post } from "../post.ts";
import type { SiteSettings } from "../settings.ts";
import { type KnownPictures, pictureFacts } from "./picture-facts.ts";
import { pictureFile } from "./picture-file.ts";
import { type PicturePlan, planPlain } from "./picture-plan.ts";

export interface SharedPictures {
  /** Of the author; null where there is none, or one of another site. */
  photo: PicturePlan | null;
  /** By the file of the post, where its picture is one of this site. */
  cards: ReadonlyMap<string, PicturePlan>;
}

type Source = Pick<Post, "file" | "image">;

/** Shown at 48 dots, which may be three times as many on a screen. */
const PHOTO_WIDTH = 144;
/** As wide as the largest card is shown anywhere. */
const CARD_WIDTH = 1200;
const SETTINGS_FILE = "site.config.ts";

/** `root` is the folder of the repository. Throws {@link BadFile} where a file is not there. */
export function readSharedPictures(
  root: string,
  posts: Iterable<Source>,
  { profile }: Pick<SiteSettings, "profile">,
  { encode }: { encode: boolean },
  known: KnownPictures | null = null,
): SharedPictures {
  const planOf = (written: string, of: string, field: string, width: number) => {
    const file = pictureFile(written, of);
    if (file === null) return null;
    const facts = pictureFacts(root, file, known);
    if (!("problem" in facts)) return planPlain(facts, width, { encode });
    throw new BadFile(of, [{ field, message: `is ${written}, ${facts.problem}` }]);
  };
  const cards = [...posts].flatMap(({ file, image }): [string, PicturePlan][] => {
    const plan = image === null ? null : planOf(image, file, "image", CARD_WIDTH);
    return plan === null ? [] : [[file, plan]];
  });
  const { photo } = profile;
  return {
    photo: photo === null ? null : planOf(photo, SETTINGS_FILE, "profile.photo", PHOTO_WIDTH),
    cards: new Map(cards),
  };
}

/** With those that stand in texts. */
export function plansOf({
  pictures,
  shared: { cards, photo },
}: {
  pictures: ReadonlyMap<string, PicturePlan>;
  shared: SharedPictures;
}): PicturePlan[] {
  return [...pictures.values(), ...cards.values(), ...(photo === null ? [] : [photo])];
}
