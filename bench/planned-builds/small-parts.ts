/** Has a small blog built as one of many thousand posts is: by several processes, in many parts. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SIZES = [
  ["scripts/build/make-pages.ts", "WORTH_A_POOL = 1_000;", "WORTH_A_POOL = 3;"],
  ["site/plan/page-chunks.ts", "MOST = 800;", "MOST = 6;"],
] as const;

/** Changes the program in the folder of a blog that has its own. */
export function buildInSmallParts(folder: string): void {
  for (const [path, size, small] of SIZES) {
    const text = readFileSync(join(folder, path), "utf8");
    if (!text.includes(size)) throw new Error(`${path} does not say "${size}" any more.`);
    writeFileSync(join(folder, path), text.replace(size, small));
  }
}
