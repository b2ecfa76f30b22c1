import { renameSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readInputs } from "../../../site/plan/inputs.ts";
import { sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.ts";

const FILES = {
  "posts/a.md": "a",
  "pages/about.md": "about",
  "assets/stet.css": "css",
  "comments-data/threads/a.json": "{}",
  "comments-data/submissions/a/b.json": "{}",
  "_includes/post.njk": "post",
  "site.config.ts": "site",
};

/** Gives all that is read, told from what it is known again by. */
function blog(): { folder: string; read: () => Promise<string> } {
  const folder = temporaryFolder();
  writeFiles(folder, FILES);
  const built = { settings: sampleSettings(), preview: false };
  const read = async () => {
    const { surroundings, files } = await readInputs(folder, built);
    return JSON.stringify([surroundings, [...files].sort()]);
  };
  return { folder, read };
}

test("as long as nothing changes, all that is read is the same, whatever the dates of its files", async () => {
  const { folder, read } = blog();
  const before = await read();
  utimesSync(join(folder, "posts/a.md"), 1, 1);
  expect(await read()).toBe(before);
});

test.each(Object.keys(FILES))("it is another where %s is another", async (path) => {
  const { folder, read } = blog();
  const before = await read();
  writeFiles(folder, { [path]: "changed" });
  expect(await read()).not.toBe(before);
  rmSync(join(folder, path));
  expect(await read()).not.toBe(before);
});

test("it is another where a file comes or gets another name", async () => {
  const { folder, read } = blog();
  const before = await read();
  writeFiles(folder, { "posts/b.md": "" });
  const more = await read();
  renameSync(join(folder, "posts/b.md"), join(folder, "posts/c.md"));
  expect(new Set([before, more, await read()]).size).toBe(3);
});

test("a link to nothing, as editors lay beside what they hold open, is passed over", async () => {
  const { folder, read } = blog();
  const before = await read();
  symlinkSync("ada@desk.1234", join(folder, "posts/.#a.md"));
  expect(await read()).toBe(before);
});
