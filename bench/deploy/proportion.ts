/** What a deploy of one changed page costs on a large site, beside the first and beside one of nothing. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Row, rounded } from "../figures.ts";
import { deploying } from "./cut-deploys.ts";
import type { TrialPlace } from "./places.ts";

/** As much as a page of a post. */
const PAGE_BYTES = 8_000;

export const PROPORTION_COLUMNS = [
  ...["place", "files", "first deploy, seconds", "nothing changed", "one page changed"],
  "files made anew for it",
];

export async function proportion(place: TrialPlace, folder: string, files: number): Promise<Row> {
  writeSite(folder, files);
  const first = await seconds(place, folder);
  const nothing = await seconds(place, folder);
  writeFileSync(join(folder, pageOf(7)), textOf(-7));
  const one = await seconds(place, folder);
  return [place.kind, files, ...[first, nothing, one].map(rounded), place.madeAnew()];
}

async function seconds(place: TrialPlace, folder: string): Promise<number> {
  const began = performance.now();
  if (!(await deploying(place, folder).ended)) throw new Error(`${place.kind}: was not deployed`);
  return (performance.now() - began) / 1000;
}

function writeSite(folder: string, files: number): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "site-index.json"), "{}");
  for (let number = 1; number < files; number += 1) {
    mkdirSync(dirname(join(folder, pageOf(number))), { recursive: true });
    writeFileSync(join(folder, pageOf(number)), textOf(number));
  }
}

const pageOf = (number: number) => `2026/post-${number}/index.html`;
const textOf = (number: number) => `<p>Post ${number}, in other words.\n`.repeat(PAGE_BYTES / 32);
