import { expect, test } from "vitest";
import { importProgress } from "../../../scripts/import/progress.ts";

test("elsewhere than on a terminal there is a line for each tenth", () => {
  const printed: string[] = [];
  const { tell, end } = importProgress(false, (line) => printed.push(line));
  for (const [at, share] of [0.05, 0.1, 0.15, 0.19, 0.55, 1, 1].entries())
    tell({ share, items: at + 1 });
  end();
  expect(printed).toEqual(["Looking the export over", "10 %", "50 %", "100 %"]);
});
