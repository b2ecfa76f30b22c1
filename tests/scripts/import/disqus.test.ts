import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BadFile } from "../../../comments/bad-file.ts";
import { disqus } from "../../../scripts/import/disqus/disqus.ts";
import { messageHtml } from "../../../scripts/import/disqus/message-html.ts";
import { blogWith, outcomeOf } from "./imported-comments.ts";
import { agrees, exportFile, filesOf, importInto, isTidy } from "./imported-folder.ts";

const FROM = { origin: disqus };
const EXPORT = "tests/fixtures/import/disqus.xml";
const POSTS = {
  "the-dam": { title: "The dam", aliases: "[/2012/05/the-weir/]" },
  mill: { title: "At the mill" },
  birds: { title: "Herons & kingfishers" },
};

test("brings every comment once, under its post and what it answers, or says why not", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, EXPORT, FROM);
  expect(agrees(report)).toBe(true);
  await expect(`${JSON.stringify(outcomeOf(root, report), null, 2)}\n`).toMatchFileSnapshot(
    "../../fixtures/import/disqus.json",
  );
});

test("no e-mail and no IP address of a commenter is in any file, nor in the report", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, EXPORT, FROM);
  const all = [...Object.values(filesOf(root)), JSON.stringify(report)].join("\n");
  expect(all).not.toMatch(/@example\.org|192\.0\.2\./);
});

test("what belongs to no post is kept whole in the report, and comes when the post is there", async () => {
  const root = blogWith({ mill: {} });
  const report = await importInto(root, EXPORT, FROM);
  const lost = report.tally.reported.find(({ id }) => id === "110");
  expect(lost).toMatchObject({
    reason: "no-post",
    kept: {
      of: { addresses: ["https://old.example/gone/", "gone"], title: "Gone" },
      comment: { author: { name: "Noor" }, text: "<p>Where is this?</p>" },
    },
  });
});

test("a thread that took no more comments is named, once, unless its post says so here", async () => {
  const whole = readFileSync(EXPORT, "utf8").replaceAll(/<thread dsq:id="2\d">/g, (begin) =>
    begin.includes("25") ? begin : `${begin}<isClosed>true</isClosed>`,
  );
  const quiet = `<thread dsq:id="29"><id>quiet</id><link /><isClosed>true</isClosed></thread>`;
  const path = exportFile(whole.replace("<thread", `${quiet}<thread`));
  const root = blogWith({
    ...{ ...POSTS, quiet: { title: "Quiet" } },
    birds: { ...POSTS.birds, comments: "closed" },
  });
  const report = await importInto(root, path, FROM);
  const named = report.remarks.map(({ file, remark }) => `${file} ${remark.split(",")[0]}`);
  expect(named.toSorted()).toEqual([
    "posts/mill.md took no more comments there",
    "posts/quiet.md took no more comments there",
    "posts/the-dam.md took no more comments there",
  ]);
  expect(agrees(report)).toBe(true);
});

test("a second run changes nothing, and a newer export adds what is new", async () => {
  const root = blogWith(POSTS);
  const whole = readFileSync(EXPORT, "utf8");
  const older = whole.replace(/<post dsq:id="103">[\s\S]*?<\/post>/, "");
  await importInto(root, exportFile(older), FROM);
  const before = filesOf(root);
  expect((await importInto(root, exportFile(older), FROM)).files).toBe(0);
  expect(filesOf(root)).toEqual(before);
  const { written, threads } = outcomeOf(root, await importInto(root, EXPORT, FROM));
  expect(written).toEqual({ reply: 1 });
  expect(threads["the-dam"]?.at(-1)).toMatchObject({ id: "disqus-103", replyTo: "disqus-102" });
});

describe("refuses, and writes nothing:", () => {
  const whole = readFileSync(EXPORT, "utf8");
  test.each([
    [
      "a file that ends too early",
      whole.slice(0, 5000),
      /line \d+: unclosed tag: \w+\. The file ends too early/,
    ],
    [
      "tags that do not close",
      whole.replace("</message>", "</massage>"),
      /line \d+: unexpected close tag/,
    ],
    [
      "a WordPress export",
      "<rss><channel></channel></rss>",
      /line 1: expected <disqus, .* not <rss/,
    ],
    ["no XML", "Hello.", /line 1: /],
    ["nothing", "", /line 1: /],
  ])("%s", async (_, text, message) => {
    const root = blogWith(POSTS);
    const before = filesOf(root);
    const importing = importInto(root, exportFile(text), FROM);
    await expect(importing).rejects.toThrow(BadFile);
    await expect(importing).rejects.toThrow(message);
    expect(filesOf(root)).toEqual(before);
    expect(isTidy(root)).toBe(true);
  });
});

test.each([
  [
    '<a href="https://disq.us/url?url=https%3A%2F%2Fa.example%2Fb%3Fc%3A9b_-Z&amp;cuid=1">a</a>',
    '<a href="https://a.example/b?c">a</a>',
  ],
  [
    '<a href="http://disq.us/url?url=https%3A%2F%2Fa.example%2F%22%3Ex%3A1&cuid=1">a</a>',
    '<a href="https://a.example/&quot;>x">a</a>',
  ],
  [
    '<a href="https://disq.us/url?url=%E0%A4%A&cuid=1">a</a>',
    '<a href="https://disq.us/url?url=%E0%A4%A&cuid=1">a</a>',
  ],
  ['<a href="https://a.example/">a</a>\nb', '<a href="https://a.example/">a</a>\nb'],
  ["one\ntwo", "one<br>two"],
])("makes of the message %j", (message, html) => {
  expect(messageHtml(message)).toBe(html);
});
