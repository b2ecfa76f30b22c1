import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openStage, publish, type Stage, writeStaged } from "../../../scripts/build/stage.ts";
import { claimOutput, filesIn, OUTPUT_RECORD } from "../../../site/output-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function folders() {
  const root = temporaryFolder();
  const output = join(root, "_site");
  claimOutput(output);
  return { output, open: () => openStage(join(root, ".stet/builds/a.json"), output) };
}

function stageAll(stage: Stage, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) writeStaged(stage.folder, path, text);
}

function published(output: string): Record<string, string> {
  const paths = filesIn(output).filter((path) => !path.endsWith(OUTPUT_RECORD));
  return Object.fromEntries(
    paths.map((path) => [path.slice(output.length + 1), readFileSync(path, "utf8")]),
  );
}

/** With what the first build published, and what the second has staged. */
function secondOfTwo() {
  const { output, open } = folders();
  const first = open();
  stageAll(first, { "a/index.html": "a", "b/index.html": "b", "c.css": "c" });
  publish(first, { kept: [] });
  const second = open();
  stageAll(second, { "b/index.html": "B", d: "d" });
  return { output, open, second };
}

test("what is staged comes into its place, and what neither is nor is kept goes", () => {
  const { output, second } = secondOfTwo();
  publish(second, { kept: ["c.css"] });
  expect(published(output)).toEqual({ "b/index.html": "B", "c.css": "c", d: "d" });
  expect(existsSync(dirname(second.folder))).toBe(false);
});

test("where it is known what goes, nothing else does, and the next build that knows nothing has a list of all", () => {
  const { output, open, second } = secondOfTwo();
  publish(second, { gone: ["a/index.html"], wasThere: (path) => path === "b/index.html" });
  expect(published(output)).toEqual({ "b/index.html": "B", "c.css": "c", d: "d" });
  const third = open();
  stageAll(third, { e: "e" });
  publish(third, { kept: ["c.css"] });
  expect(published(output)).toEqual({ "c.css": "c", e: "e" });
});

test("what is known to go and was never written by a build stays", () => {
  const { output, open } = folders();
  writeFileSync(join(output, "mine.txt"), "mine");
  const stage = open();
  stageAll(stage, { a: "a" });
  publish(stage, { gone: ["mine.txt", "../../outside"], wasThere: () => false });
  expect(published(output)).toEqual({ a: "a", "mine.txt": "mine" });
});

test("a file with the same content keeps its date", () => {
  const { output, open } = folders();
  for (const _ of ["first", "second"]) {
    const stage = open();
    stageAll(stage, { "a.html": "a" });
    publish(stage, { kept: [] });
    utimesSync(join(output, "a.html"), 1, 1);
  }
  const stage = open();
  stageAll(stage, { "a.html": "a" });
  publish(stage, { kept: [] });
  expect(statSync(join(output, "a.html")).mtimeMs).toBe(1000);
});

test("what was a file becomes a folder, and the other way round", () => {
  const { output, open } = folders();
  for (const files of [
    { a: "a", "b/c": "c" },
    { "a/b": "b", b: "b" },
    { a: "a", "b/c": "c" },
  ]) {
    const stage = open();
    stageAll(stage, files);
    publish(stage, { kept: [] });
    expect(published(output)).toEqual(files);
  }
});

test.each([
  ["a folder", "a/index.html/mine.txt", "a/index.html is a folder"],
  ["a file", "a", "a is a file"],
])(
  "%s of the author's where a page belongs stays, and is named until it is moved",
  (_, mine, said) => {
    const { output, open } = folders();
    mkdirSync(dirname(join(output, mine)), { recursive: true });
    writeFileSync(join(output, mine), "mine");
    const stage = open();
    stageAll(stage, { "a/index.html": "a", "b.html": "b" });
    const expected = new RegExp(
      `${said} that no build has made, and stands in its way\\. Move it away`,
    );
    expect(() => publish(stage, { kept: [] })).toThrow(expected);
    expect(open).toThrow(expected);
    expect(readFileSync(join(output, mine), "utf8")).toBe("mine");
    renameSync(join(output, "a"), join(dirname(output), "moved"));
    open();
    expect(published(output)).toEqual({ "a/index.html": "a", "b.html": "b" });
  },
);

test("a build that was killed before all was staged leaves the site as it was", () => {
  const { output, open } = folders();
  const first = open();
  stageAll(first, { "a.html": "a" });
  publish(first, { kept: [] });
  stageAll(open(), { "a.html": "half" });
  open();
  expect(published(output)).toEqual({ "a.html": "a" });
});

test.each([0, 1, 2])(
  "one that was killed after %i files were moved is finished by the next",
  (moved) => {
    const { output, open } = folders();
    const first = open();
    stageAll(first, { "a.html": "a", "b.html": "b", "old.html": "old" });
    publish(first, { kept: [] });
    const stage = open();
    const files = { "a.html": "A", "b.html": "B" };
    stageAll(stage, files);
    const journal = {
      version: 1,
      stage: `${process.pid}`,
      moved: Object.keys(files),
      site: { files: Object.keys(files) },
    };
    writeFileSync(stage.journal, JSON.stringify(journal));
    mkdirSync(output, { recursive: true });
    for (const path of Object.keys(files).slice(0, moved)) {
      renameSync(join(stage.folder, path), join(output, path));
    }
    open();
    expect(published(output)).toEqual(files);
    expect(existsSync(stage.journal)).toBe(false);
  },
);

test("a journal that is cut off is passed over", () => {
  const { output, open } = folders();
  const stage = open();
  stageAll(stage, { "a.html": "a" });
  publish(stage, { kept: [] });
  writeFileSync(stage.journal, '{"version":1,"mo');
  open();
  expect(published(output)).toEqual({ "a.html": "a" });
});
