import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BadFile } from "../../../comments/bad-file.ts";
import { isRemoved } from "../../../comments/thread.ts";
import { allPosts } from "../../../scripts/all-posts.ts";
import { sumOf } from "../../../scripts/import/tally.ts";
import { readThreads } from "../../support/all-threads.ts";
import { NOW, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { type WxrItem, wxr } from "../../support/wxr.ts";
import { agrees, exportFile, filesOf, importInto, isTidy } from "./imported-folder.ts";

const id = fc.oneof(fc.nat(12).map(String), fc.constant(""), fc.string({ maxLength: 3 }));
const comment = fc.record({
  id,
  parent: id,
  approved: fc.constantFrom("1", "1", "1", "0", "spam", "trash", ""),
  type: fc.constantFrom("", "comment", "pingback", "trackback", "review", "constructor"),
  date: fc.constantFrom(
    "2010-05-28 10:00:00",
    "2010-05-28 10:00:01",
    "0000-00-00 00:00:00",
    "soon",
  ),
  author: fc.oneof(
    fc.string(),
    fc.constantFrom("real@user.example (Bob)", "Bob <real@user.example>", "real@user.example"),
  ),
  url: fc.oneof(fc.webUrl(), fc.string()),
  text: fc.oneof(fc.string(), fc.constantFrom("<b>", "<!--", "[caption]<img>", "a\n\nb")),
  isRaw: fc.boolean(),
});
const LOCKED = "Locked";
const anyItem: fc.Arbitrary<WxrItem> = fc.record({
  id,
  type: fc.constantFrom("post", "post", "page", "attachment", "nav_menu_item"),
  status: fc.constantFrom(
    "publish",
    "publish",
    "draft",
    "private",
    "trash",
    "future",
    "future",
    "?",
    "toString",
  ),
  password: fc.constantFrom("", "enter"),
  title: fc.string(),
  slug: fc.oneof(
    fc.constantFrom("a", "b", "index", "con", "archive", "2010-01-01-a", "%E3%81", ""),
    fc.string(),
  ),
  link: fc.oneof(
    fc.constantFrom(
      "https://old.example/a/",
      "https://old.example/",
      "https://old.example/tags/",
      "//",
      "?p=1",
    ),
    fc.string(),
  ),
  date: fc.constantFrom("2010-05-28 10:00:00", "0000-00-00 00:00:00", "9999-12-31 23:59:59"),
  tags: fc.array(fc.oneof(fc.constantFrom("Tag", "tag", "-", ""), fc.string()), { maxLength: 3 }),
  content: fc.oneof(
    fc.string(),
    fc.constantFrom("<!-- wp:x --><p>a", "<ul><li>", "[gallery]", "<pre>\n\n"),
  ),
  comments: fc.array(comment, { maxLength: 8 }),
});
const item = anyItem.map((one) => (one.password === "" ? one : { ...one, title: LOCKED }));
const take = fc.record({ private: fc.boolean(), protected: fc.boolean() });

test("whatever an export holds: in = written + reported, each comment once, and the site can be read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 6 }), take, async (items, take) => {
      const root = temporaryFolder();
      const path = exportFile(wxr({ site: "https://old.example", items }));
      const report = await importInto(root, path, { take });
      const { read, written } = report.tally;
      expect(agrees(report)).toBe(true);
      expect(read.comment).toBe(items.flatMap(({ comments }) => comments).length);
      expect(sumOf(read)).toBe(items.length + read.comment);
      expect(isTidy(root)).toBe(true);
      const settings = sampleSettings();
      const { posts, pages } = allPosts(root, settings, NOW);
      expect([posts.length, pages.length]).toEqual([written.post, written.page]);
      const locked = [...posts, ...pages].filter(({ title }) => title === LOCKED);
      expect(locked.every(({ draft }) => draft)).toBe(true);
      const comments = [...readThreads(root).values()].flatMap((thread) => thread.comments);
      expect(comments.filter((one) => !isRemoved(one))).toHaveLength(
        written.comment + written.reply + written.pingback + written.trackback,
      );
      const before = filesOf(root);
      expect(Object.values(before).join("\n")).not.toContain("@user.example");
      expect((await importInto(root, path, { take })).files).toBe(0);
      expect(filesOf(root)).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

const WXR = readFileSync("tests/fixtures/import/wxr-1.2.xml");

test("whatever bytes are damaged: all that is read is written or reported, or nothing is left behind", async () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat(WXR.length - 1),
      byte: fc.integer({ min: 0, max: 255 }),
      length: fc.nat(4),
    }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(damage, async (places) => {
      const bytes = Buffer.from(WXR);
      for (const { at, byte, length } of places)
        bytes.fill(byte, at, Math.min(at + length + 1, bytes.length));
      const root = temporaryFolder();
      try {
        expect(agrees(await importInto(root, exportFile(bytes)))).toBe(true);
      } catch (error) {
        if (!(error instanceof BadFile)) throw error;
        expect(error.message).toMatch(/export\.xml: line \d+: /);
        expect(filesOf(root)).toEqual({});
      }
      expect(isTidy(root)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
