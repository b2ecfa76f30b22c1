/** What is known of a picture without decoding it. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { imageSize } from "image-size";
import type { ChangedFiles } from "../changed-files.ts";
import { contentId } from "../content-ids.ts";

export interface PictureFacts {
  /** Path in the repository. */
  file: string;
  /** Of its bytes: see content-ids.ts. */
  id: string;
  format: PictureFormat;
  /** As it is seen: a camera may store a picture on its side. */
  width: number;
  height: number;
  /** It has one frame, and dots: it can be made smaller. */
  isPhoto: boolean;
}

export type PictureFormat = (typeof FORMATS)[number];
const FORMATS = ["jpg", "png", "webp", "avif", "gif", "svg"] as const;

const KINDS = "expected a JPEG, PNG, WebP, AVIF or GIF, or an SVG with a viewBox";
const WHERE =
  "expected the path of a file in assets/, such as /assets/heron.jpg, or beside the post";
/** Where a post's pictures may lie; nothing else of the repository is published. */
const PUBLISHED = /^(?:assets|posts|pages)\//;
/** EXIF's orientations from this on are turned by a quarter. */
const ON_ITS_SIDE = 5;
/** What an SVG without a size of its own gets: it then takes all the room, as it does without. */
const FULL_WIDTH = 1200;
const PNG_ANIMATION = Buffer.from("acTL");

/** What the last build knew, which need not be read again where the file is the same. */
export interface KnownPictures {
  /** By the path of the file. */
  pictures: ReadonlyMap<string, PictureFacts>;
  changed: ChangedFiles;
}

/** What is wrong with it, in words that follow “shows …”. */
interface PictureProblem {
  problem: string;
}

/** `root` is the folder of the repository. */
export function pictureFacts(
  root: string,
  file: string,
  known: KnownPictures | null = null,
): PictureFacts | PictureProblem {
  const path = join(root, file);
  const stats = PUBLISHED.test(file) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (!stats?.isFile()) return { problem: `which is no file here: ${WHERE}` };
  const same = known === null ? null : samePicture(file, known);
  const facts = same ?? factsOf(file, readFileSync(path));
  return facts ?? { problem: `which is no picture of a known kind: ${KINDS}` };
}

function samePicture(file: string, { pictures, changed }: KnownPictures): PictureFacts | null {
  return changed.has(file) ? null : (pictures.get(file) ?? null);
}

function factsOf(file: string, bytes: Buffer): PictureFacts | null {
  const { type, width = 0, height = 0, orientation = 1 } = sizeOf(bytes) ?? {};
  const format = FORMATS.find((name) => name === type);
  if (format === undefined || !(width > 0 && height > 0)) return null;
  const isTurned = format === "jpg" && orientation >= ON_ITS_SIDE;
  const scale = format === "svg" && !hasOwnWidth(bytes) ? FULL_WIDTH / width : 1;
  return {
    file,
    id: contentId(bytes),
    format,
    width: Math.round(scale * (isTurned ? height : width)),
    height: Math.round(scale * (isTurned ? width : height)),
    isPhoto: format === "jpg" || (format === "png" && !bytes.includes(PNG_ANIMATION)),
  };
}

function sizeOf(bytes: Buffer): ReturnType<typeof imageSize> | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

function hasOwnWidth(svg: Buffer): boolean {
  return /<svg\b[^>]*\swidth\s*=/i.test(svg.toString("utf8"));
}
