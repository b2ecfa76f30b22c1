/** What a fetched file is: only what the site can show is kept. */
import { imageSize } from "image-size";
import { foreignToDrawing } from "./drawing.ts";

const FORMATS = ["jpg", "png", "webp", "avif", "gif", "svg"] as const;
export type FetchedFormat = (typeof FORMATS)[number];

/** Or what is wrong with it. */
export async function formatOf(bytes: Buffer): Promise<FetchedFormat | { problem: string }> {
  const format = FORMATS.find((name) => name === typeOf(bytes));
  if (format === undefined) return { problem: "it is no picture of a known kind" };
  if (format === "svg") {
    const foreign = foreignToDrawing(bytes.toString("utf8"));
    return foreign === null
      ? format
      : { problem: `it holds ${foreign}, and may be no drawing alone` };
  }
  return (await isWhole(bytes)) ? format : { problem: "it is broken" };
}

function typeOf(bytes: Buffer): string | undefined {
  try {
    return imageSize(bytes).type;
  } catch {
    return undefined;
  }
}

/** A picture that was cut off has a size too, and would stop the build. */
async function isWhole(bytes: Buffer): Promise<boolean> {
  const { default: sharp } = await import("sharp");
  try {
    await sharp(bytes).resize(8).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}
