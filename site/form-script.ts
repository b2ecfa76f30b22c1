/** The small script that improves the form: which pages have it, and what is in it. */
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Post } from "./post.ts";
import type { SiteSettings } from "./settings.ts";
import { writeAddress } from "./write-address.ts";

export const FORM_SCRIPT_FILE = "assets/comment-form.js";

const SOURCE = new URL("../assets/comment-form/comment-form.ts", import.meta.url);

/** `post` is undefined on pages that are no post's. */
export function hasFormScript(
  post: Post | undefined,
  settings: Pick<SiteSettings, "comments" | "service">,
): boolean {
  return (
    settings.comments.script && post !== undefined && writeAddress(post, settings.service) !== null
  );
}

/** One file without its types, so that a reader's browser asks once and gets little. */
export function formScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(SOURCE)],
    bundle: true,
    format: "esm",
    minify: true,
    // What every browser has that can isolate names and read a private answer: since 2021.
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
