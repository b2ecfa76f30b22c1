/** Small pictures for tests, encoded quickly. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";

/** A transparent GIF of one dot. */
export const GIF = Buffer.from(
  "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "base64",
);

/** Of one colour. `orientation` is EXIF's: 6 is a camera held on its side. */
export function jpeg(width: number, height: number, orientation = 1): Promise<Buffer> {
  return plain(width, height)
    .withExif({ IFD0: { Artist: "Somebody at home" } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

export function png(width: number, height: number): Promise<Buffer> {
  return plain(width, height).png().toBuffer();
}

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#b0c4b1" } });
}

export function writePictures(folder: string, files: Readonly<Record<string, Buffer>>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
