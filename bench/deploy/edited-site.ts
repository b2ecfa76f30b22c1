/** A site that changes from deploy to deploy. Each page names a picture that changes its name with it. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashedFiles, siteFiles, siteName } from "../../scripts/deploy/site-files.ts";
import { between, type Chance } from "../chance.ts";

export interface EditedSite {
  folder: string;
  /** Changes so many pages, and removes and adds one. Gives the site's name. */
  edit: (count: number) => string;
}

const PICTURE_BYTES = 200_000;

export function editedSite(folder: string, pages: number, chance: Chance): EditedSite {
  const pictures = new Map<number, string>();
  let edits = 0;

  function write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function remove(page: number): void {
    rmSync(join(folder, `pages/${page}`), { recursive: true, force: true });
    rmSync(join(folder, pictures.get(page) ?? "none"), { force: true });
  }

  function writePage(page: number): void {
    remove(page);
    const picture = `assets/${page}-${edits}.bin`;
    pictures.set(page, picture);
    write(picture, noise(chance));
    write(`pages/${page}/index.html`, `<img src="/${picture}">\n`);
  }

  function edit(count: number): string {
    edits += 1;
    for (let left = count; left > 0; left -= 1) writePage(between(chance, 0, pages - 1));
    remove(between(chance, 0, pages - 1));
    write("site-index.json", JSON.stringify({ edits }));
    return siteName(hashedFiles(siteFiles(folder)));
  }

  for (let page = 0; page < pages; page += 1) writePage(page);
  return { folder, edit };
}

/** Nothing can make it smaller on its way. */
function noise(chance: Chance): Buffer {
  const bytes = Buffer.alloc(PICTURE_BYTES);
  for (let at = 0; at < bytes.length; at += 4)
    bytes.writeUInt32LE(between(chance, 0, 2 ** 32 - 1), at);
  return bytes;
}
