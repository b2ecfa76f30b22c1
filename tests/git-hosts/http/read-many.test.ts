import { expect, test } from "vitest";
import { readMany } from "../../../git-hosts/http/read-many.ts";

test("fifty files are read a few at once, and given in the order in which they were asked for", async () => {
  const paths = Array.from({ length: 50 }, (_, at) => `${at}/thread.json`);
  let reading = 0;
  let most = 0;
  const read = async (path: string) => {
    reading += 1;
    most = Math.max(most, reading);
    // The later ones are done first.
    for (let turn = 0; turn < 50 - Number.parseInt(path, 10); turn += 1) await null;
    reading -= 1;
    return path;
  };
  expect(await readMany({ namesIn: async () => null, read }, paths)).toEqual(paths);
  expect(most).toBe(5);
});

test("where one cannot be read, those that nobody has begun are left", async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    throw new Error("The host is down.");
  };
  const paths = Array.from({ length: 50 }, (_, at) => `${at}/thread.json`);
  await expect(readMany({ namesIn: async () => null, read }, paths)).rejects.toThrow("down");
  expect(reads).toBe(5);
});
