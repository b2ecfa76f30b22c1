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

function blog(): { folder: string; key: () => Promise<string> } {
  const folder = temporaryFolder();
  writeFiles(folder, FILES);
  const built = { settings: sampleSettings(), preview: false };
  return { folder, key: async () => (await readInputs(folder, built)).key };
}

test("as long as nothing changes, all that is read is the same, whatever the dates of its files", async () => {
  const { folder, key } = blog();
  const before = await key();
  utimesSync(join(folder, "posts/a.md"), 1, 1);
  expect(await key()).toBe(before);
});

test.each(Object.keys(FILES))("it is another where %s is another", async (path) => {
  const { folder, key } = blog();
  const before = await key();
  writeFiles(folder, { [path]: "changed" });
  expect(await key()).not.toBe(before);
  rmSync(join(folder, path));
  expect(await key()).not.toBe(before);
});

test("it is another where a file comes or gets another name", async () => {
  const { folder, key } = blog();
  const before = await key();
  writeFiles(folder, { "posts/b.md": "" });
  const more = await key();
  renameSync(join(folder, "posts/b.md"), join(folder, "posts/c.md"));
  expect(new Set([before, more, await key()]).size).toBe(3);
});

test("a link to nothing, as editors lay beside what they hold open, is passed over", async () => {
  const { folder, key } = blog();
  const before = await key();
  symlinkSync("ada@desk.1234", join(folder, "posts/.#a.md"));
  expect(await key()).toBe(before);
});
