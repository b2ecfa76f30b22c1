import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "../../../scripts/export/whole-file.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("parts are written as one file, whatever their sizes", async () => {
  const path = join(temporaryFolder(), "out");
  const parts = ["ä", "", "x".repeat(200_000), "\u{1f600}"];
  const bytes = await writeWhole(path, parts, { mayReplace: false });
  expect(readFileSync(path, "utf8")).toBe(parts.join(""));
  expect(bytes).toBe(Buffer.byteLength(parts.join("")));
});

test("a file that is there stays, unless it may be replaced", async () => {
  const folder = temporaryFolder({ out: "old" });
  const path = join(folder, "out");
  await expect(writeWhole(path, ["new"], { mayReplace: false })).rejects.toThrow("--force");
  expect(readFileSync(path, "utf8")).toBe("old");
  await writeWhole(path, ["new"], { mayReplace: true });
  expect(readFileSync(path, "utf8")).toBe("new");
});

test("a place where no file can lie is named", async () => {
  const folder = temporaryFolder({ "posts/a": "" });
  const write = (path: string) => writeWhole(join(folder, path), ["new"], { mayReplace: true });
  await expect(write("posts")).rejects.toThrow("posts is a folder: name a file.");
  await expect(write("none/out")).rejects.toThrow(/There is no folder .*none: make it first\./);
  expect(readdirSync(folder)).toEqual(["posts"]);
});

test("where a part cannot be had, nothing is left, and what was there stays", async () => {
  const folder = temporaryFolder({ out: "old" });
  function* failing() {
    yield "x".repeat(200_000);
    throw new Error("a bad post");
  }
  const writing = writeWhole(join(folder, "out"), failing(), { mayReplace: true });
  await expect(writing).rejects.toThrow("a bad post");
  expect(readdirSync(folder)).toEqual(["out"]);
  expect(readFileSync(join(folder, "out"), "utf8")).toBe("old");
});
