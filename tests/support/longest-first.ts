/** The order in which test files run: what takes longest begins first, or else one core would wait for it at the end. */
import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What builds sites, starts programs or drives a browser imports this; it takes longer than it is long. */
const HEAVY =
  /\/(?:blog-copy|project-copy|browser|service-process|moderated-repository)\.ts"|\/bench\/|\.contract\.ts"/;

export class LongestFirst extends BaseSequencer {
  /** Among their like, by how long they took; on a machine that has not run them, by their size. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isHeavy = ({ moduleId }: TestSpecification) => HEAVY.test(readFileSync(moduleId, "utf8"));
    return [...sorted.filter(isHeavy), ...sorted.filter((file) => !isHeavy(file))];
  }
}
