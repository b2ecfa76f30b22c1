/** Eleventy on this repository, with `.eleventy.ts` for its configuration. */
import Eleventy, { type EleventyOptions } from "@11ty/eleventy";
import configure from "../../.eleventy.ts";
import type { SiteRun } from "../../site/plan/site-run.ts";
import { configureWith } from "./eleventy-config.mjs";

/** `output` is relative to the working folder, which is that of the repository. */
export function eleventyHere(
  output: string,
  { run, ...options }: Omit<EleventyOptions, "configPath"> & { run?: SiteRun } = {},
): Eleventy {
  configureWith((eleventy) => configure(eleventy, run));
  return new Eleventy(".", output, {
    configPath: "scripts/build/eleventy-config.mjs",
    quietMode: true,
    source: "script",
    ...options,
  });
}
