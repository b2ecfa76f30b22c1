/** Where the whole report of an import goes, as JSON. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Report, reportJson } from "./report.ts";

export interface ReportRequest {
  /** Such as `wordpress`: each has a report of its own, since it may keep what would else be lost. */
  origin: string;
  /** What is imported. */
  source: string;
  /** Where a person wants it. */
  wanted: string | undefined;
  dryRun: boolean;
}

/** Null where none is written. Throws where none can be, which is better known before all has come. */
export function reportFile({ origin, source, wanted, dryRun }: ReportRequest): string | null {
  if (wanted === undefined) return dryRun ? null : `.stet/import/${origin}.json`;
  if (resolve(wanted) === resolve(source))
    throw new Error(`The report would be written over ${source}: name another file for it.`);
  if (isFolder(wanted))
    throw new Error(`${wanted} is a folder: --report takes the name of a file.`);
  const folder = dirname(wanted);
  if (!isFolder(folder))
    throw new Error(`There is no folder ${folder} for the report: make it first.`);
  return wanted;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

export function writeReport(file: string, report: Report, dryRun: boolean): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(reportJson(report, dryRun), null, 2)}\n`);
}
