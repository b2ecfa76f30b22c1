/** Where the whole report of an import goes, as JSON. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { insistFilePlace } from "../file-place.ts";
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
  insistFilePlace(wanted);
  return wanted;
}

export function writeReport(file: string, report: Report, dryRun: boolean): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(reportJson(report, dryRun), null, 2)}\n`);
}
