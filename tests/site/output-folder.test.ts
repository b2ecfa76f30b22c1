import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimOutput, filesIn, OUTPUT_RECORD, removeOthers } from "../../site/output-folder.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const isThere = (folder: string, path: string) => existsSync(join(folder, path));

test("what only a former build wrote is removed, with the folders that it leaves empty", () => {
  const output = temporaryFolder({ "old/deep/index.html": "", "kept/index.html": "", CNAME: "" });
  removeOthers(output, new Set(["old/deep/index.html", "kept/index.html"]));
  removeOthers(output, new Set(["kept/index.html"]));
  expect(
    filesIn(output)
      .map((path) => path.slice(output.length + 1))
      .sort(),
  ).toEqual([OUTPUT_RECORD, "CNAME", "kept/index.html"]);
  expect(isThere(output, "old")).toBe(false);
});

describe("a record that somebody edited removes nothing", () => {
  const recordOf = (...listed: string[]) => JSON.stringify({ version: 1, files: listed });

  test("outside the folder", () => {
    const folder = temporaryFolder({ "precious.txt": "", "_site/a.html": "" });
    const output = join(folder, "_site");
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("../precious.txt", "a.html") });
    removeOthers(output, new Set());
    expect([isThere(folder, "precious.txt"), isThere(output, "a.html")]).toEqual([true, false]);
  });

  test("behind a link", () => {
    const folder = temporaryFolder({ "elsewhere/precious.txt": "" });
    const output = join(folder, "_site");
    mkdirSync(output);
    symlinkSync(join(folder, "elsewhere"), join(output, "link"));
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("link/precious.txt", "link") });
    removeOthers(output, new Set());
    expect(isThere(folder, "elsewhere/precious.txt")).toBe(true);
  });

  test("that is a folder, or not there", () => {
    const output = temporaryFolder({ "folder/a.txt": "" });
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("folder", "gone.txt", "") });
    removeOthers(output, new Set());
    expect(isThere(output, "folder/a.txt")).toBe(true);
  });
});

describe("a folder is taken for the output", () => {
  test.each([
    ["where it is not there", (folder: string) => join(folder, "new"), true],
    ["where it is empty", (folder: string) => folder, true],
    [
      "where it has hidden files only",
      (folder: string) => {
        writeFileSync(join(folder, ".git"), "");
        return folder;
      },
      true,
    ],
    [
      "but not where it has others",
      (folder: string) => {
        writeFileSync(join(folder, "thesis.txt"), "");
        return folder;
      },
      false,
    ],
  ])("%s", (_, prepare, isTaken) => {
    const output = prepare(temporaryFolder());
    expect(claimOutput(output)).toBe(isTaken);
    expect(isThere(output, OUTPUT_RECORD)).toBe(isTaken);
  });

  test("again after a build that failed half-way", () => {
    const output = temporaryFolder();
    claimOutput(output);
    writeFiles(output, { "half.html": "" });
    expect(claimOutput(output)).toBe(true);
  });
});
