/** Each file of a site is made from one thing: two would be written one over the other, in whatever order. */
import { relative } from "node:path";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import { BuildProblem } from "./error-text.ts";
import type { PlannedSite } from "./plan-site.ts";

/** Eleventy tells of it only among pages that it makes at the same time. `stage` is the folder of the stage. */
export function insistOneEach(
  { plan, groups }: PlannedSite,
  asked: AskedPages,
  stage: string,
): void {
  for (const { name } of plan.made.keys()) {
    if (asked.has(name)) continue;
    throw new BuildProblem(`${name} was to become a page, and Eleventy made none of it.`);
  }
  const makers = new Map<string, string>();
  const take = (path: string, maker: string) => {
    const other = makers.get(path);
    if (other !== undefined && !(other === maker && asked.has(maker)))
      throw new BuildProblem(
        `${path} would be written from ${other}, and from ${maker} as well. Give one of them another place.`,
      );
    makers.set(path, maker);
  };
  for (const { files } of groups)
    for (const { file, post } of files) take(file.path, post ?? "a file of the site's own");
  for (const [{ name }, { output }] of plan.kept) take(output, name);
  // One without a permalink has no file.
  for (const [name, { output }] of asked) if (output !== "") take(relative(stage, output), name);
}
