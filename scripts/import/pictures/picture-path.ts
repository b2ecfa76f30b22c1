/** Where a fetched picture lies: the same address always gives the same file, and another one another. Pure. */
import { createHash } from "node:crypto";
import { unescape as decode } from "node:querystring";
import type { FetchedFormat } from "./picture-format.ts";

const FOLDER = "assets/imported";
const UPLOADS = "/wp-content/uploads/";
const HASH_DIGITS = 8;
const LONGEST_NAME = 80;
/** What stays as it is in the name of a file. */
const PLAIN = /^[\p{Ll}\p{Lo}\p{Nd}._-]+$/u;

/** In the repository. `folder` is the old site's own; files of other hosts lie beside it. */
export function picturePath(
  address: string,
  format: FetchedFormat,
  { site, folder }: { site: string | null; folder: string },
): string {
  const url = new URL(address);
  const isOwn = site !== null && new URL(site).host === url.host && url.search === "";
  const path = decode(url.pathname).normalize("NFC");
  const uploaded = path.includes(UPLOADS)
    ? path.slice(path.indexOf(UPLOADS) + UPLOADS.length)
    : path;
  const segments = uploaded.split("/").filter((part) => part !== "");
  const [, name = "picture", ending = ""] = /^(.+?)(\.\w+)?$/.exec(segments.at(-1) ?? "") ?? [];
  const folders = isOwn ? [folder, ...segments.slice(0, -1)] : [url.hostname];
  const kept = [...folders, name].every(isPlain) && ending === `.${format}`;
  const hash = createHash("sha256").update(address).digest("hex").slice(0, HASH_DIGITS);
  const last = isOwn && kept ? name : `${plain(name)}-${hash}`;
  return [FOLDER, ...folders.map(plain), `${last}.${format}`].join("/");
}

function isPlain(segment: string): boolean {
  return PLAIN.test(segment) && !segment.startsWith(".") && segment.length <= LONGEST_NAME;
}

function plain(segment: string): string {
  const letters = segment.toLowerCase().replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
  return [...letters.replace(/^[.-]+/, "")].slice(0, LONGEST_NAME / 2).join("") || "picture";
}
