/** Imports into a folder of its own, and reads what is there afterwards. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Report } from "../../../scripts/import/report.ts";
import { type ImportRequest, runImport } from "../../../scripts/import/run-import.ts";
import { notWritten, sumOf } from "../../../scripts/import/tally.ts";
import { wordpress } from "../../../scripts/import/wordpress/wordpress.ts";
import { NOW, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

export type Changes = Partial<Omit<ImportRequest, "root">>;

/** Of the export at `path` into the folder `root`, of WordPress and without pictures unless `changes` say so. */
export function importInto(root: string, path: string, changes: Changes = {}): Promise<Report> {
  return runImport({
    origin: wordpress,
    path,
    root,
    settings: sampleSettings(),
    now: NOW,
    dryRun: false,
    images: false,
    take: { private: false, protected: false },
    site: null,
    onProgress: () => {},
    ...changes,
  });
}

/** A file with this text, in a folder of its own. */
export function exportFile(text: string | Uint8Array): string {
  const path = join(temporaryFolder(), "export.xml");
  writeFileSync(path, text);
  return path;
}

/** Text by path, of all files that are there. */
export function filesOf(root: string): Record<string, string> {
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort();
  return Object.fromEntries(found.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** Whether nothing half-written stayed. */
export function isTidy(root: string): boolean {
  return !existsSync(join(root, ".stet/import/stage"));
}

/** In = written + reported. */
export function agrees({ tally }: Report): boolean {
  return sumOf(tally.read) === sumOf(tally.written) + notWritten(tally);
}
