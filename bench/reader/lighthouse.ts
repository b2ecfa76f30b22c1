/** Lighthouse's scores of a page, as a phone sees it. */
import { z } from "zod";
import { fetchedProgram } from "./fetched-program.ts";

/** The last that runs on Node 20. */
const PROGRAM = "lighthouse@12.8.2";
const BROWSER_FLAGS = "--headless=new --no-sandbox --disable-gpu";
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

export interface Scores {
  /** Of 100, in the order of {@link CATEGORIES}. */
  scores: readonly number[];
  /** What takes points away, by Lighthouse's names. */
  faults: readonly string[];
}

const Audit = z.object({ id: z.string(), score: z.number().nullable() });
const Category = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const Report = z.object({
  categories: z.record(z.string(), Category),
  audits: z.record(z.string(), Audit),
});

/** `browser` is the path of the Chrome that it drives. */
export async function scoresOf(url: string, browser: string): Promise<Scores> {
  const words = [url, "--quiet", "--output=json", `--chrome-flags=${BROWSER_FLAGS}`];
  const printed = await fetchedProgram(PROGRAM, words, { CHROME_PATH: browser });
  const { categories, audits } = Report.parse(JSON.parse(printed));
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  const faults = counted.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9);
  return {
    scores: CATEGORIES.map((name) => Math.round(100 * (categories[name]?.score ?? 0))),
    faults: faults.map(({ id }) => id),
  };
}
