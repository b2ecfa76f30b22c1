import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  areAsRead,
  type Inputs,
  inputChanges,
  lookAgain,
  NO_FILES,
  readInputs,
} from "../../../site/plan/inputs.ts";
import { gitRepository } from "../../support/git-repository.ts";
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

interface Blog {
  folder: string;
  read: () => Promise<Inputs>;
  isAsRead: (before: Inputs) => Promise<boolean>;
}

function blog(folder: string): Blog {
  writeFiles(folder, FILES);
  const built = { settings: sampleSettings(), preview: false };
  return {
    folder,
    read: () => readInputs(folder, built),
    isAsRead: (before) => areAsRead(folder, before, lookAgain(folder, before)),
  };
}

/** Also to who only asks whether it is. */
async function insistOther({ read, isAsRead }: Blog, before: Inputs): Promise<void> {
  const now = await read();
  expect(isSame(before, now)).toBe(false);
  expect(await isAsRead(before)).toBe(false);
}

function isSame(before: Inputs, now: Inputs): boolean {
  return before.surroundings === now.surroundings && inputChanges(before, now).size === 0;
}

describe.each([
  ["without git", () => temporaryFolder()],
  ["where git knows all files", () => gitRepository(FILES).folder],
])("%s", (_, place) => {
  test("as long as nothing changes, all that is read is the same, whatever the dates of its files", async () => {
    const { folder, read, isAsRead } = blog(place());
    const before = await read();
    utimesSync(join(folder, "posts/a.md"), 1, 1);
    expect(isSame(before, await read())).toBe(true);
    expect(await isAsRead(before)).toBe(true);
  });

  test.each(Object.keys(FILES))("it is another where %s is another", async (path) => {
    const here = blog(place());
    const before = await here.read();
    writeFiles(here.folder, { [path]: "changed" });
    await insistOther(here, before);
    rmSync(join(here.folder, path));
    await insistOther(here, before);
  });

  test("it is another where a file comes or gets another name", async () => {
    const here = blog(place());
    const before = await here.read();
    writeFiles(here.folder, { "posts/b.md": "" });
    await insistOther(here, before);
    const more = await here.read();
    renameSync(join(here.folder, "posts/b.md"), join(here.folder, "posts/c.md"));
    await insistOther(here, before);
    await insistOther(here, more);
  });

  test("a link to nothing, as editors lay beside what they hold open, is passed over", async () => {
    const { folder, read, isAsRead } = blog(place());
    const before = await read();
    symlinkSync("ada@desk.1234", join(folder, "posts/.#a.md"));
    expect(isSame(before, await read())).toBe(true);
    expect(await isAsRead(before)).toBe(true);
  });

  test.each(["posts/caf\xe9.md", "comments-data/threads/caf\xe9.json"])(
    "%s, whose name is no text, is told of",
    async (name) => {
      const { folder, read } = blog(place());
      writeFileSync(Buffer.from(`${folder}/${name}`, "latin1"), "");
      const inputs = await read();
      expect(() => inputChanges(NO_FILES, inputs)).toThrow("expected a name in UTF-8");
    },
  );

  test("another file whose name is no text is passed over each time", async () => {
    const { folder, read, isAsRead } = blog(place());
    writeFileSync(Buffer.from(`${folder}/posts/caf\xe9.txt`, "latin1"), "");
    expect(await isAsRead(await read())).toBe(true);
  });
});
