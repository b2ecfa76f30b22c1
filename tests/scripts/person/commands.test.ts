import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { Thread } from "../../../comments/thread.ts";
import { askEraseInTerminal } from "../../../scripts/person/ask-erase.ts";
import { type PersonDesk, runPerson } from "../../../scripts/person/commands.ts";
import { sampleComment, sampleSubmission, sampleThread } from "../../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { filesOf } from "../import/imported-folder.ts";

const KEY = "k1:9f2c61d0a4b7e813";
const ada = (changes = {}) =>
  sampleComment({ author: { name: "Ada", url: null, key: KEY }, ...changes });

function deskWith(changes: Partial<PersonDesk> = {}) {
  const waiting = sampleSubmission({ replyTo: "a" });
  const comments = [
    sampleComment({ id: "first", author: { name: "Bo", url: null, key: null } }),
    ada({ id: "a", text: `\n${"long ".repeat(40)}\nmore` }),
    ada({ id: "b", format: "html", text: "<p>By &lt;hand&gt;</p><p>more</p>" }),
    ada({ id: "c", author: { name: "Ada L.", url: null, key: KEY } }),
    ada({ id: "d", author: { name: "ada", url: null, key: null } }),
  ];
  const root = temporaryFolder({
    "posts/a-post.md": postText({ date: "2026-01-01" }),
    [threadPath("a-post")]: stableJson(Thread, { ...sampleThread(comments), perPage: 2 }),
    [threadPath("gone")]: stableJson(Thread, sampleThread([ada({ id: "g" })], "gone")),
    [submissionPath("a-post", waiting.id)]: stableJson(Submission, waiting),
  });
  const printed: string[] = [];
  const print = (text: string) => printed.push(text);
  const desk = { root, settings: sampleSettings(), now: NOW, print, askErase: null, ...changes };
  return { ...desk, printed };
}

const erasing = { name: "erase", asked: KEY, choice: { all: false } } as const;
const flags = { dryRun: false, yes: false, commit: false };

test("find shows post, number, date, first line and permalink, page and all", async () => {
  const desk = deskWith();
  await runPerson({ name: "find", asked: "Ada" }, desk);
  expect(desk.printed.join("\n")).toBe(`With the key ${KEY}: 4 comments
  a-post, no. 2, May 28, 2026: Ada: ${"long ".repeat(14).trim()}…
    https://blog.example/2026/a-post/#comment-a
  a-post, no. 3, May 28, 2026: Ada: By <hand>
    https://blog.example/2026/a-post/comments/2/#comment-b
  gone, no. 1, May 28, 2026: Ada: As *sent*.
    g, which no page shows
  a-post, a reply, May 28, 2026, not merged yet: Ada: As *sent*.
    https://blog.example/2026/a-post/#comment-01jd0000000000000000000001
  The same key stands with other names: “Ada L.” (1)

Without a key and without a website: 1 comment
  a-post, no. 5, May 28, 2026: ada: As *sent*.
    https://blog.example/2026/a-post/comments/3/#comment-d

A name is what somebody typed: whose comments these are, only you can tell.`);
});

test("find with a key shows who else has a name of theirs", async () => {
  const desk = deskWith();
  await runPerson({ name: "find", asked: KEY }, desk);
  expect(desk.printed.join("\n")).toContain(
    "The same name stands with others:\n  Without a key and without a website: 1 comment",
  );
});

test("export writes a file, and none over another", async () => {
  const desk = deskWith();
  const out = join(desk.root, "ada.json");
  await runPerson({ name: "export", asked: KEY, choice: { all: false }, out }, desk);
  const { comments } = JSON.parse(readFileSync(out, "utf8"));
  expect(comments).toHaveLength(5);
  expect(comments[0]).toMatchObject({ post: "a-post", title: "A post", number: 2, merged: true });
  const again = runPerson({ name: "export", asked: KEY, choice: { all: false }, out }, desk);
  await expect(again).rejects.toThrow("is there already");
});

describe("erase changes nothing", () => {
  test.each<[string, Partial<typeof flags>, PersonDesk["askErase"]]>([
    ["in a dry run", { dryRun: true, yes: true }, null],
    ["where the answer is no", {}, async () => false],
  ])("%s", async (_, changes, askErase) => {
    const desk = deskWith({ askErase });
    const before = filesOf(desk.root);
    await runPerson({ ...erasing, ...flags, ...changes }, desk);
    expect(filesOf(desk.root)).toEqual(before);
    expect(desk.printed.join("\n")).toContain("Nothing was changed.");
    expect(desk.printed.join("\n")).toContain("a-post, no. 2");
  });

  test("where nobody can be asked", async () => {
    const desk = deskWith();
    const before = filesOf(desk.root);
    await expect(runPerson({ ...erasing, ...flags }, desk)).rejects.toThrow("say --yes");
    expect(filesOf(desk.root)).toEqual(before);
  });
});

test("erase does it where the answer is yes, asks for the right number, and says what stays", async () => {
  const asked: string[] = [];
  const desk = deskWith({
    askErase: async (count) => asked.push(count) > 0,
  });
  await runPerson({ ...erasing, ...flags }, desk);
  expect(asked).toEqual(["5 comments"]);
  const all = Object.values(filesOf(desk.root)).join("\n");
  expect(all).not.toContain(KEY);
  expect(all).toContain('"name": "ada"');
  expect(
    existsSync(join(desk.root, "comments-data/submissions/a-post/01jd0000000000000000000001.json")),
  ).toBe(false);
  expect(desk.printed.join("\n")).toContain("What stays, and what can be done about it:");
  expect(desk.printed.join("\n")).toContain('git commit -m "Remove 5 comments"');
});

test.each([
  ["\r", false],
  ["y", true],
  ["\u0003", false],
])("in the terminal %j means %s", async (typed, answer) => {
  const terminal = { input: new PassThrough(), output: new PassThrough() };
  const asked = askEraseInTerminal(terminal)("3 comments");
  terminal.input.write(typed);
  expect(await asked).toBe(answer);
});
