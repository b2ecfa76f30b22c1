import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blogCopy, build } from "../../support/blog-copy.ts";
import { postText } from "../../support/sample-site.ts";
import { writeFiles } from "../../support/temporary-folder.ts";

const MINE = "---\npermalink: /2026/a/index.html\n---\nMine.\n";

test("a file that two would be written to stops the build, also where one of them was there before", () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  const before = build(folder).files;
  for (const [path, text, makers] of [
    [
      "pages/mine.njk",
      MINE,
      "2026/a/index.html would be written from posts/a.md, and from pages/mine.njk",
    ],
    [
      "assets/search.js",
      "mine()",
      "assets/search.js would be written from a file of the site's own, and",
    ],
  ] as const) {
    writeFiles(folder, { [path]: text });
    const { code, said, files } = build(folder);
    expect([code, said]).toEqual([1, expect.stringContaining(makers)]);
    expect(files).toEqual(before);
    rmSync(join(folder, path));
  }
  expect(build(folder)).toMatchObject({ code: 0, files: before });
}, 120_000);

test("pages with odd names are made, and stay when others like them are edited", () => {
  const page = (at: number) => `---\npermalink: /${at}.txt\n---\n${at}\n`;
  const nfd = "caf\u0065\u0301";
  const folder = blogCopy({
    [`posts/${nfd}.md`]: postText(),
    "pages/a1.njk": page(1),
    "pages/a[1].njk": page(2),
  });
  expect([...build(folder).files.keys()]).toEqual(
    expect.arrayContaining(["1.txt", "2.txt", "2026/caf\u00e9/index.html"]),
  );
  writeFiles(folder, { "pages/a1.njk": page(3) });
  const { files, said } = build(folder);
  expect([files.get("1.txt"), files.get("2.txt")]).toEqual([undefined, "2\n"]);
  expect(said).not.toContain("it is new");
}, 120_000);
