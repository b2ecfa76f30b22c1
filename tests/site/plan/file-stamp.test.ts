/** A file of the output folder is known again by its size and its time. */
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasStamp } from "../../../site/plan/file-stamp.mjs";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const STAMP = { size: 5, time: 1_780_000_000_250 };

test.each([
  ["as it was written", 1_780_000_000_250, true],
  ["as an archive of whole seconds brings it back, cut off", 1_780_000_000_000, true],
  ["as an archive of whole seconds brings it back, rounded", 1_780_000_001_000, true],
  ["written in the same second", 1_780_000_000_750, false],
  ["written at another whole second", 1_780_000_002_000, false],
])("%s", (_, time, isSame) => {
  const folder = temporaryFolder({ "a.html": "Five." });
  utimesSync(join(folder, "a.html"), time / 1000, time / 1000);
  expect(hasStamp(folder, "a.html", STAMP)).toBe(isSame);
  expect(hasStamp(folder, "a.html", { ...STAMP, size: 4 })).toBe(false);
  expect(hasStamp(folder, "b.html", STAMP)).toBe(false);
});
