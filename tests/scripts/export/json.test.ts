import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BadFile } from "../../../comments/bad-file.ts";
import { readThread, writeThreads } from "../../../comments/data-files.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Thread } from "../../../comments/thread.ts";
import type { Section } from "../../../scripts/export/blog-file.ts";
import { exportJson } from "../../../scripts/export/json.ts";
import { recordText } from "../../../scripts/import/import-record.ts";
import type { Report } from "../../../scripts/import/report.ts";
import { importBlog } from "../../../scripts/import/stet/import-blog.ts";
import { randomBlog } from "../../support/random-blog.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { agrees, filesOf, isTidy } from "../import/imported-folder.ts";

const settings = sampleSettings();

function exported(root: string): string {
  return [...exportJson({ root, settings, now: NOW }).parts].join("");
}

function importInto(root: string, text: string | Uint8Array, dryRun = false) {
  const path = join(temporaryFolder(), "blog.json");
  writeFileSync(path, text);
  const take = { private: false, protected: false };
  const asked = { path, root, settings, now: NOW, dryRun, take, images: false, site: null };
  return importBlog({ ...asked, onProgress: () => {} });
}

/** An export with these items. */
function written(items: Partial<Record<Section, readonly unknown[]>>): string {
  const lines = (some: readonly unknown[] = []) => some.map((one) => `\n${JSON.stringify(one)}`);
  const { files, threads, submissions } = items;
  return `{"version":1,"files":[${lines(files)}\n],"threads":[${lines(threads)}\n],"submissions":[${lines(submissions)}\n]}\n`;
}

const post = (path: string, lines = {}) => ({ path, text: postText(lines) });

describe("a blog", () => {
  test("that is exported and imported again is the same, byte for byte, and so is its export", async () => {
    await fc.assert(
      fc.asyncProperty(randomBlog, async (files) => {
        const blog = temporaryFolder(files);
        const text = exported(blog);
        const other = temporaryFolder();
        const report = await importInto(other, text);
        expect(filesOf(other)).toEqual(files);
        expect(agrees(report)).toBe(true);
        expect(exported(other)).toBe(text);
        expect((await importInto(other, text)).files).toBe(0);
        expect(filesOf(other)).toEqual(files);
        expect(isTidy(other)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("keeps marks, line ends and empty threads as they stand", async () => {
    const files = {
      "posts/2020/a.md": `\ufeff${postText()}`,
      "posts/Some folder/cafe\u0301.md": postText(),
      "posts/b.md": postText({}, "One\r\ntwo\u2028three\r\n"),
      "comments-data/threads/gone.json": stableJson(Thread, sampleThread([], "gone")),
      "comments-data/imports/wordpress.json": recordText({ version: 1, sites: [] }),
    };
    const other = temporaryFolder();
    await importInto(other, exported(temporaryFolder(files)));
    expect(filesOf(other)).toEqual(files);
  });

  test("with a file that is not UTF-8 is not exported as something else", () => {
    const root = temporaryFolder({ "posts/a.md": "" });
    writeFileSync(join(root, "posts/a.md"), Buffer.from([0xe4, 0x0a]));
    expect(() => exported(root)).toThrow("posts/a.md: not UTF-8");
  });

  test("is only looked at in a dry run, which tells the same", async () => {
    const root = temporaryFolder();
    const text = written({
      files: [post("posts/a.md")],
      threads: [sampleThread([sampleComment()])],
    });
    const planned = await importInto(root, text, true);
    expect(filesOf(root)).toEqual({});
    expect(planned).toEqual(await importInto(root, text));
  });
});

describe("what is here already", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => sampleComment({ id }));
  if (!a || !b || !c) throw new Error("no samples");

  test("stays: posts that differ, and places of comments; what is new comes behind them", async () => {
    const mine = postText({ title: "Mine" });
    const root = temporaryFolder({ "posts/a.md": mine });
    writeThreads(root, [sampleThread([b])]);
    const report = await importInto(
      root,
      written({ files: [post("posts/a.md")], threads: [sampleThread([a, b, c])] }),
    );
    expect(filesOf(root)["posts/a.md"]).toBe(mine);
    expect(readThread(root, "a-post").comments).toEqual([b, a, c]);
    expect(reasonsOf(report)).toEqual(["posts/a.md differs"]);
    expect(agrees(report)).toBe(true);
  });

  test("is not written over, and what was removed here does not return", async () => {
    const root = temporaryFolder();
    const comments = [tombstone("a"), { ...b, text: "Edited here." }, c];
    writeThreads(root, [sampleThread(comments)]);
    const report = await importInto(
      root,
      written({ threads: [sampleThread([a, b, tombstone("c")])] }),
    );
    expect(readThread(root, "a-post").comments).toEqual(comments);
    expect(reasonsOf(report)).toEqual(["a removed-here", "b differs", "c differs"]);
    expect(report.tally.reported[1]?.kept).toEqual(b);
  });

  test("keeps an approved comment from returning that has been merged, or removed, since", async () => {
    const root = temporaryFolder();
    const [first, second] = [1, 2].map((number) => sampleSubmission({ id: submissionId(number) }));
    writeThreads(root, [
      sampleThread([sampleComment({ id: submissionId(1) }), tombstone(submissionId(2))]),
    ]);
    const before = filesOf(root);
    const report = await importInto(root, written({ submissions: [first, second] }));
    expect(filesOf(root)).toEqual(before);
    expect(reasonsOf(report)).toEqual([`${submissionId(2)} removed-here`]);
  });

  test.each([
    ["has its id", "posts/2020/a.md", {}],
    ["has its thread", "posts/z.md", { thread: "a" }],
    ["is written like it but for upper case", "posts/B/c.md", {}],
    ["looks the same and is spelled otherwise", "posts/e\u0301.md", {}],
  ])("keeps a post out that %s", async (_, path, lines) => {
    const root = temporaryFolder({
      "posts/a.md": postText(),
      "posts/b/d.md": postText(),
      "posts/\u00e9.md": postText(),
    });
    const report = await importInto(root, written({ files: [post(path, lines)] }));
    expect(reasonsOf(report)).toEqual([`${path} taken`]);
    expect(report.files).toBe(0);
  });
});

describe("an export that somebody made up", () => {
  test.each([
    ["../posts/a.md", "path: expected"],
    ["posts/../../a.md", "without a dot at either end"],
    ["posts/./a.md", "without a dot at either end"],
    ["/posts/a.md", "path: expected"],
    ["posts//a.md", "expected names"],
    ["posts/a\u0000.md", "control characters"],
    ["posts/..\\..\\a.md", "expected names"],
    ["posts/c:a.md", "expected names"],
    ["posts/first.md/a.md", "expected folders"],
    ["posts/.git/a.md", "without a dot at either end"],
    ["pages/home.njk", "path: expected"],
    ["scripts/run.mjs", "path: expected"],
    ["comments-data/threads/a.json", "path: expected"],
    ["posts/Big Name.md", "expected lower-case letters"],
  ])("writes nothing to %j", async (path, message) => {
    await refuses(written({ files: [post("posts/first.md"), post(path)] }), message);
  });

  test.each<[string, Parameters<typeof written>[0], string]>([
    [
      "a post that would run code",
      { files: [{ path: "posts/a.md", text: "---js\n{}\n---\n" }] },
      "front matter is YAML",
    ],
    [
      "a post that no build would take",
      { files: [post("posts/a.md", { color: "red" })] },
      "color: is not a key",
    ],
    ["text that is none", { files: [{ path: "posts/a.md", text: "\ud800" }] }, "UTF-8"],
    [
      "fields that nothing has",
      { threads: [{ ...sampleThread(), email: "a@user.example" }] },
      "line 3: has a key that is not known: email",
    ],
    ["a thread outside its folder", { threads: [sampleThread([], "../a")] }, "line 3 post"],
    ["a thread twice", { threads: [sampleThread(), sampleThread()] }, "once more"],
    [
      "a link that leads nowhere good",
      {
        threads: [
          sampleThread([sampleComment({ author: { name: "A", url: "javascript:x", key: null } })]),
        ],
      },
      "comments[0].author.url",
    ],
    [
      "a record that is none",
      { files: [{ path: "comments-data/imports/x.json", text: "{}" }] },
      "imports/x.json: version",
    ],
  ])("is refused whole for %s", (_, items, message) => refuses(written(items), message));

  test.each([
    ["", "line 1: the file ends too early"],
    ["{}", "as npm run export -- json writes it"],
    [JSON.stringify(JSON.parse(written({})), null, 2), "each item on a line of its own"],
    ['{"version":2,"files":[\n', "is of version 2, and this Stet reads version 1"],
    [written({}).slice(0, -3), "the file ends too early"],
    [`${written({})}x\n`, "line 5: expected nothing more"],
    [written({ threads: [sampleThread()] }).replace('"post"', "post"), "expected one item of JSON"],
  ])("is refused where it is no whole file: %j", (text, message) => refuses(text, message));

  test("is taken whole or not at all, whatever bytes of it are damaged", async () => {
    const threads = [sampleThread([sampleComment(), sampleMention(), tombstone("t")])];
    const submissions = [sampleSubmission()];
    const whole = Buffer.from(written({ files: [post("posts/a-post.md")], threads, submissions }));
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.oneof(
        fc.integer({ min: 0, max: 255 }),
        fc.constantFrom(...'{}[],:"\n\\/.').map((mark) => mark.charCodeAt(0)),
      ),
      length: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (places) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte, length } of places)
          bytes.fill(byte, at, Math.min(at + length + 1, bytes.length));
        const root = temporaryFolder();
        try {
          expect(agrees(await importInto(root, bytes))).toBe(true);
        } catch (error) {
          if (!(error instanceof BadFile)) throw error;
          expect(filesOf(root)).toEqual({});
        }
        expect(isTidy(root)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("cannot bring characters and HTML that no comment here may hold", async () => {
    const root = temporaryFolder();
    const comments = [
      sampleComment({
        id: "a",
        text: "Now\u001b[2J \u202egnp",
        author: { name: "A\u0000\nB", url: null, key: null },
      }),
      sampleComment({
        id: "b",
        format: "html",
        text: '<p onclick="x()">Hi<script>y()</script></p>',
      }),
      sampleMention({ mention: { source: "https://b.example/", title: "T\u0007", site: "S" } }),
    ];
    const { remarks } = await importInto(root, written({ threads: [sampleThread(comments)] }));
    expect(readThread(root, "a-post").comments).toMatchObject([
      { text: "Now[2J gnp", author: { name: "A B" } },
      { text: "<p>Hi</p>" },
      { mention: { title: "T" } },
    ]);
    expect(remarks).toMatchObject([{ file: "comments-data/threads/a-post.json" }]);
  });

  test.each([
    ["posts", "posts/a.md"],
    ["posts/b", "posts/b/a.md"],
    ["comments-data/imports", "comments-data/imports/x.json"],
  ])("is not let out by a link at %s", async (folder, path) => {
    const [root, elsewhere] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(root, folder), { recursive: true });
    rmSync(join(root, folder), { recursive: true });
    symlinkSync(elsewhere, join(root, folder));
    const text = path.endsWith(".json") ? recordText({ version: 1, sites: [] }) : postText();
    await expect(importInto(root, written({ files: [{ path, text }] }))).rejects.toThrow(
      `expected a folder at ${folder}, and it is a link`,
    );
    expect(filesOf(elsewhere)).toEqual({});
  });

  test("is refused whole where a link leads to nothing, or a file lies in the place of a folder", async () => {
    for (const make of [
      (path: string) => symlinkSync("nowhere", path),
      (path: string) => writeFileSync(path, "a file"),
    ]) {
      const root = temporaryFolder({ "posts/mine.md": postText() });
      make(join(root, "posts/b"));
      const text = written({ files: [post("posts/a.md"), post("posts/b/c.md")] });
      await expect(importInto(root, text)).rejects.toThrow("expected a folder at posts/b");
      expect(Object.keys(filesOf(root))).not.toContain("posts/a.md");
    }
  });

  test("is not let out by links in the place of threads and files", async () => {
    const [root, elsewhere] = [temporaryFolder(), temporaryFolder({ "a.md": postText() })];
    mkdirSync(join(root, "posts"));
    mkdirSync(join(root, "comments-data"));
    symlinkSync(join(elsewhere, "a.md"), join(root, "posts/a.md"));
    symlinkSync(elsewhere, join(root, "comments-data/threads"));
    const threads = [sampleThread([sampleComment()])];
    await expect(importInto(root, written({ threads }))).rejects.toThrow("it is a link");
    await expect(importInto(root, written({ files: [post("posts/a.md")] }))).rejects.toThrow(
      BadFile,
    );
    expect(filesOf(elsewhere)).toEqual({ "a.md": postText() });
  });
});

async function refuses(text: string, message: string) {
  const root = temporaryFolder({ "posts/mine.md": postText() });
  const before = filesOf(root);
  await expect(importInto(root, text)).rejects.toThrow(message);
  expect(filesOf(root)).toEqual(before);
  expect(isTidy(root)).toBe(true);
}

function reasonsOf({ tally }: Report): string[] {
  return tally.reported.map(({ id, reason }) => `${id} ${reason}`);
}
