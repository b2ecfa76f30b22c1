/** The scripts of pages: each one file without types, so that a reader's browser asks once and gets little. */
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** Below the output folder; each is made from a folder of the same name. */
export const SEARCH_SCRIPT_FILE = "assets/search.js";

const SOURCES = /^assets\/(?:comment-form|search)\//;

/** What the scripts are made from is not published beside them. */
export function isScriptSource(path: string): boolean {
  return SOURCES.test(path);
}

/** `source` is a path in the repository. */
export function browserScript(source: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../${source}`, import.meta.url))],
    bundle: true,
    format: "esm",
    minify: true,
    // What every browser has that can isolate names and read a private answer: since 2021.
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
