import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimOutput, filesIn, finishOutput, OUTPUT_RECORD } from "../../site/output-folder.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const files = (...paths: string[]) =>
  paths.map((path) => ({ path, key: path, content: () => path }));
const isThere = (folder: string, path: string) => existsSync(join(folder, path));

test("what only a former build wrote is removed, with the folders that it leaves empty", () => {
  const output = temporaryFolder({ "old/deep/index.html": "", "kept/index.html": "", CNAME: "" });
  finishOutput(output, files("old/deep/comments.json"), ["old/deep/index.html", "kept/index.html"]);
  finishOutput(output, files("new.json"), ["kept/index.html"]);
  expect(
    filesIn(output)
      .map((path) => path.slice(output.length + 1))
      .sort(),
  ).toEqual([OUTPUT_RECORD, "CNAME", "kept/index.html", "new.json"]);
  expect(isThere(output, "old")).toBe(false);
});

test("a file that did not change is left as it is", () => {
  const output = temporaryFolder();
  finishOutput(output, files("a.json"), []);
  utimesSync(join(output, "a.json"), 1, 1);
  finishOutput(output, files("a.json"), []);
  expect(statSync(join(output, "a.json")).mtimeMs).toBe(1000);
});

describe("a record that somebody edited removes nothing", () => {
  const recordOf = (...listed: string[]) => JSON.stringify({ version: 1, files: listed });

  test("outside the folder", () => {
    const folder = temporaryFolder({ "precious.txt": "", "_site/a.html": "" });
    const output = join(folder, "_site");
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("../precious.txt", "a.html") });
    finishOutput(output, files(), []);
    expect([isThere(folder, "precious.txt"), isThere(output, "a.html")]).toEqual([true, false]);
  });

  test("behind a link", () => {
    const folder = temporaryFolder({ "elsewhere/precious.txt": "" });
    const output = join(folder, "_site");
    mkdirSync(output);
    symlinkSync(join(folder, "elsewhere"), join(output, "link"));
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("link/precious.txt", "link") });
    finishOutput(output, files(), []);
    expect(isThere(folder, "elsewhere/precious.txt")).toBe(true);
  });

  test("that is a folder, or not there", () => {
    const output = temporaryFolder({ "folder/a.txt": "" });
    writeFiles(output, { [OUTPUT_RECORD]: recordOf("folder", "gone.txt", "") });
    finishOutput(output, files(), []);
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
