/** How a picture stands in a page and in a feed. Pure. */
import type { PicturePlan, PictureSource } from "./picture-plan.ts";

export interface ShownPicture {
  /** Of its `<img>`, besides `alt`; `src` where it is another than what was written. */
  attributes: Readonly<Record<string, string>>;
  /** Attributes of each `<source>`. */
  sources: readonly Readonly<Record<string, string>>[];
}

/** The column of text, in stet.css: 38rem, of up to 18 dots each. */
const COLUMN = 684;
/** What a narrow window keeps free beside it. */
const MARGINS = "2rem";

/** With `plan` null, a picture of another site. `linkTo` makes a link of a path below the site's address. */
export function pictureOnPage(
  plan: PicturePlan | null,
  isFirst: boolean,
  linkTo: (path: string) => string,
): ShownPicture {
  // The first is most likely seen at once, and would only come later.
  const later: Readonly<Record<string, string>> = isFirst
    ? {}
    : { loading: "lazy", decoding: "async" };
  if (plan === null) return { attributes: later, sources: [] };
  const sources = plan.sources.map((source) => sourceAttributes(source, plan.width, linkTo));
  return { attributes: { ...pictureInFeed(plan, linkTo).attributes, ...later }, sources };
}

/** A plain `<img>`. */
export function pictureInFeed(plan: PicturePlan, linkTo: (path: string) => string): ShownPicture {
  const { src, width, height } = plan;
  return {
    attributes: { src: linkTo(src), width: String(width), height: String(height) },
    sources: [],
  };
}

function sourceAttributes(
  { type, files }: PictureSource,
  width: number,
  linkTo: (path: string) => string,
) {
  const [only, ...others] = files.map((file) => ({ ...file, link: linkTo(`/${file.path}`) }));
  if (only === undefined || others.length === 0) return { type, srcset: only?.link ?? "" };
  const srcset = [only, ...others].map((file) => `${file.link} ${file.width}w`).join(", ");
  const shown = Math.min(width, COLUMN);
  return {
    type,
    srcset,
    sizes: `(min-width: ${shown + 32}px) ${shown}px, calc(100vw - ${MARGINS})`,
  };
}
