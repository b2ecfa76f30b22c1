/** `npm run search`: the search index of the posts, made from the site as it was built. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { SITE_INDEX_FILE } from "../comments/site-index.ts";
import { inTurn } from "./build/in-turn.ts";
import { finishPublishing } from "./build/stage.ts";
import { tracesFile } from "./build/traces-file.ts";
import { commandLine } from "./command-line.ts";
import { INDEX_FOLDER, writeSearchIndex } from "./search/write-index.ts";

const USAGE = `Usage: npm run search -- [--out DIR]

Reads the posts and pages of the site in _site/, without their comments, and writes an
index of their words beside them, which the search page looks through. Build first.
npm run deploy does both. Where no post has changed the index stays as it is.

  --out DIR  of the site in another folder`;

const { values } = commandLine(USAGE, { out: { type: "string", default: "_site" } });

try {
  await inTurn(values.out, () => search(values.out));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function search(out: string): Promise<void> {
  finishPublishing(tracesFile(".", resolve(out)), resolve(out));
  if (!existsSync(join(out, SITE_INDEX_FILE))) {
    const build = out === "_site" ? "npm run build" : `npm run build -- --out ${out}`;
    throw new Error(`There is no site in ${out} yet. Build it first: ${build}`);
  }
  const began = performance.now();
  const { count, isNew } = await writeSearchIndex(out);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const folder = join(out, INDEX_FOLDER);
  console.log(
    isNew
      ? `Indexed ${count} posts and pages in ${seconds} s into ${folder}.`
      : `The index in ${folder} is that of these ${count} posts and pages.`,
  );
}
