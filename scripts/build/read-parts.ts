/** Reads parts of the posts and threads of a large site, beside other processes that do the same. */
import { type FileIds, type ReadAhead, readAhead } from "../../site/read-ahead.ts";
import type { BuildOptions } from "./plan-site.ts";
import { partsFrom, type SharedParts } from "./shared-parts.ts";

export interface ReadOrder extends SharedParts<FileIds> {
  built: BuildOptions;
}

export function readParts({ built, ...shared }: ReadOrder): ReadAhead[] {
  return [...partsFrom(shared)].map((files) => readAhead(".", files, built));
}
