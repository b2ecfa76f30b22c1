/** Writes the search index of a built site into it. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { z } from "zod";
import { parseAs, parseJson } from "../../comments/bad-file.ts";
import { filesIn } from "../../site/output-folder.ts";
import { searchKey } from "../../site/plan/search-key.ts";
import { readTraces, tracesFile } from "../build/traces-file.ts";

/** Below the output folder; assets/search/ looks for it there. */
export const INDEX_FOLDER = "search/pagefind";

/** Says what the index was made from; lies where {@link OUTPUT_RECORD} does, and is not deployed. */
const KEY_FILE = ".stet-search";
/** Pagefind writes it last, and it names the others. */
const ENTRY_FILE = "pagefind-entry.json";

/** Ways to show results that assets/search/ is in the place of: two thirds of all the bytes. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./;

const Entry = z.object({ languages: z.record(z.string(), z.object({ page_count: z.int() })) });

export interface SearchIndex {
  /** Posts and pages in it. */
  count: number;
  /** False where none of them has changed since it was made. */
  isNew: boolean;
}

/** `output` is relative to the working folder, which is that of the repository. */
export async function writeSearchIndex(output: string): Promise<SearchIndex> {
  const entry = join(output, INDEX_FOLDER, ENTRY_FILE);
  const build = readTraces(tracesFile(".", resolve(output)));
  const key = build === null ? null : searchKey(build.traces);
  const keyFile = join(output, KEY_FILE);
  const isSame = existsSync(entry) && existsSync(keyFile) && readFileSync(keyFile, "utf8") === key;
  if (!isSame) {
    // First: after a kill there is none, and not one that speaks of another index.
    rmSync(keyFile, { force: true });
    await makeIndex(output);
    if (key !== null) writeFileSync(keyFile, key);
  }
  return { count: pagesIn(entry), isNew: !isSame };
}

async function makeIndex(output: string): Promise<void> {
  const folder = join(output, INDEX_FOLDER);
  // Made beside it, so that a site that is being read has the old one or the new one.
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  try {
    const index = await newIndex();
    // In an order that no disk has a say in: the names of the index's files follow from it.
    const pages = filesIn(output).filter((path) => path.endsWith(".html"));
    for (const page of pages.sort()) {
      const sourcePath = page.slice(output.length + 1);
      insist(await index.addHTMLFile({ sourcePath, content: readFileSync(page, "utf8") }));
    }
    insist(await index.writeFiles({ outputPath: made }));
  } finally {
    await close();
  }
  for (const name of readdirSync(made)) if (UNUSED.test(name)) rmSync(join(made, name));
  replaceFolder(folder, made);
}

async function newIndex(): Promise<PagefindIndex> {
  const { errors, index } = await createIndex();
  insist({ errors });
  if (index === undefined) throw new Error("Pagefind gave no index, and no reason.");
  return index;
}

function insist({ errors }: { errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(errors.join("\n"));
}

/** A file that is the same in both stays as it is, so that a deploy moves only what changed. */
function replaceFolder(folder: string, made: string): void {
  for (const path of filesIn(made)) {
    const old = folder + path.slice(made.length);
    if (existsSync(old) && readFileSync(old).equals(readFileSync(path))) renameSync(old, path);
  }
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

function pagesIn(file: string): number {
  const { languages } = parseAs(Entry, parseJson(readFileSync(file, "utf8"), file), file);
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
}
