/** Makes the smaller pictures that were planned, each once: what was made is kept in a cache. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Sharp } from "sharp";
import { BadFile } from "../../comments/bad-file.ts";
import type { MadePicture, PicturePlan } from "./picture-plan.ts";

/** In the folder of the repository; can be deleted at any time. */
export const PICTURE_CACHE = ".stet/images";

export interface MadePictures {
  /** Paths below the output folder, of all that the plans name. */
  files: string[];
  /** How many had to be encoded. */
  encoded: number;
}

/**
 * Places in `stage` what is not in `output` yet. `root` is the folder of the repository. Throws
 * {@link BadFile} where a picture is broken.
 */
export async function makePictures(
  root: string,
  plans: Iterable<PicturePlan>,
  { output, stage }: { output: string; stage: string },
): Promise<MadePictures> {
  const place = (from: string, path: string) => {
    if (!isThere(from, join(output, path))) copyTo(from, join(stage, path));
  };
  const files: string[] = [];
  let encoded = 0;
  for (const { facts, made, copy } of plans) {
    const source = join(root, facts.file);
    const cached = made.map((picture) => join(root, PICTURE_CACHE, basename(picture.path)));
    // The widths of one picture together, and one picture after the other: that bounds the memory.
    const fresh = made.filter((_, at) => !existsSync(cached[at] ?? ""));
    await encodeAll(source, facts.file, fresh, join(root, PICTURE_CACHE));
    encoded += fresh.length;
    for (const [at, { path }] of made.entries()) place(cached[at] ?? "", path);
    if (copy !== null) place(source, copy);
    files.push(...made.map(({ path }) => path), ...(copy === null ? [] : [copy]));
  }
  return { files, encoded };
}

/** Names tell the content: what is there already is the same, unless it was cut off. */
function isThere(from: string, to: string): boolean {
  return existsSync(to) && statSync(to).size === statSync(from).size;
}

function copyTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

async function encodeAll(
  source: string,
  file: string,
  pictures: readonly MadePicture[],
  cache: string,
): Promise<void> {
  if (pictures.length === 0) return;
  // Most builds have nothing to encode, and loading it takes a while.
  const { default: sharp } = await import("sharp");
  mkdirSync(cache, { recursive: true });
  const encode = async ({ path, width, format }: MadePicture) => {
    const whole = join(cache, basename(path));
    const half = `${whole}.${process.pid}.part`;
    try {
      // Turned as the camera held it; colours become sRGB, and nothing else of the camera goes along.
      await inFormat(sharp(source).autoOrient().resize({ width }), format).toFile(half);
      renameSync(half, whole);
    } finally {
      rmSync(half, { force: true });
    }
  };
  // All of them have ended when one is reported.
  const ended = await Promise.allSettled(pictures.map(encode));
  for (const end of ended) if (end.status === "rejected") throw brokenPicture(file, end.reason);
}

function brokenPicture(file: string, cause: unknown): BadFile {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new BadFile(file, [{ field: "", message: `is a broken picture: ${why}` }], { cause });
}

/** AVIF with effort 4, as is usual, takes ten times as long for a twentieth less. */
function inFormat(picture: Sharp, format: MadePicture["format"]): Sharp {
  if (format === "avif") return picture.avif({ quality: 50, effort: 3 });
  if (format === "webp") return picture.webp({ quality: 76 });
  if (format === "png") return picture.png({ compressionLevel: 9 });
  return picture.jpeg({ quality: 80, mozjpeg: true });
}
