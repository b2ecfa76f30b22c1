/** Eleventy on this repository, with `.eleventy.ts` for its configuration. */
import type Eleventy from "@11ty/eleventy";
import configure from "../../.eleventy.ts";
import type { SiteRun } from "../../site/plan/site-run.ts";
import { configureWith } from "./eleventy-config.mjs";

/** `output` is relative to the working folder, which is that of the repository. */
export async function eleventyHere(output: string, run: SiteRun): Promise<Eleventy> {
  // It takes a while to load, and a build that has nothing to render needs none of it.
  const { default: EleventyClass } = await import("@11ty/eleventy");
  configureWith((eleventy) => configure(eleventy, run));
  return new EleventyClass(".", output, {
    configPath: "scripts/build/eleventy-config.mjs",
    quietMode: true,
    source: "script",
  });
}
