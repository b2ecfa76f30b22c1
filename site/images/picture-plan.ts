/** Which files a picture becomes, and their names: told from its facts alone, before any is made. Pure. */
import { posix } from "node:path";
import { wordSlug } from "../tag-list.ts";
import type { PictureFacts } from "./picture-facts.ts";

export interface PicturePlan {
  facts: PictureFacts;
  /** Of the one that every browser and feed reader can show: a path below the site's address. */
  src: string;
  width: number;
  height: number;
  /** What browsers choose from, the smallest format first; none where the file is shown as it is. */
  sources: readonly PictureSource[];
  /** To be encoded. */
  made: readonly MadePicture[];
  /** To be copied to this path below the output folder as it is. */
  copy: string | null;
}

export interface PictureSource {
  type: string;
  files: readonly MadePicture[];
}

export interface MadePicture {
  /** Below the output folder. */
  path: string;
  width: number;
  format: "avif" | "webp" | "jpg" | "png";
}

/** For phones, for the column of text, and for that on screens with finer dots. */
const WIDTHS = [400, 800, 1200];
const WIDEST = 1200;
/** Stands in every name: another way to encode makes other files. */
const RECIPE = "a";
const ID_DIGITS = 12;

/** With `encode: false`, as for a preview, the file itself is shown. */
export function planPicture(facts: PictureFacts, { encode }: { encode: boolean }): PicturePlan {
  const plain = planPlain(facts, WIDEST, { encode });
  if (plain.made.length === 0) return plain;
  const widths = [...WIDTHS.filter((width) => width < plain.width), plain.width];
  const sources = (["avif", "webp"] as const).map((format) => ({
    type: `image/${format}`,
    files: widths.map((width) => made(facts, width, format)),
  }));
  return { ...plain, sources, made: [...sources.flatMap(({ files }) => files), ...plain.made] };
}

/** One file of its own kind, no wider than `widest` dots: for who chooses nothing. */
export function planPlain(
  facts: PictureFacts,
  widest: number,
  { encode }: { encode: boolean },
): PicturePlan {
  if (!encode || !facts.isPhoto) return asItIs(facts);
  const width = Math.min(facts.width, widest);
  const plain = made(facts, width, facts.format === "png" ? "png" : "jpg");
  return {
    facts,
    src: `/${plain.path}`,
    width,
    height: Math.max(1, Math.round((facts.height * width) / facts.width)),
    sources: [],
    made: [plain],
    copy: null,
  };
}

function made(facts: PictureFacts, width: number, format: MadePicture["format"]): MadePicture {
  return { path: `${nameOf(facts)}-${width}.${format}`, width, format };
}

/** What lies in assets/ is published at its own address already. */
function asItIs(facts: PictureFacts): PicturePlan {
  const { file, format, width, height } = facts;
  const copy = file.startsWith("assets/") ? null : `${nameOf(facts)}.${format}`;
  return { facts, src: `/${copy ?? file}`, width, height, sources: [], made: [], copy };
}

function nameOf({ file, id }: PictureFacts): string {
  const name = wordSlug(posix.basename(file, posix.extname(file))) || "picture";
  return `images/${name}-${RECIPE}${id.slice(0, ID_DIGITS)}`;
}
