import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { staticman } from "../../../scripts/import/staticman/staticman.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { blogWith, outcomeOf } from "./imported-comments.ts";
import { importInto } from "./imported-folder.ts";

const FROM = { origin: staticman };
const FIRST = "aaaaaaaa-0000-11e9-8000-000000000001";
const SECOND = "aaaaaaaa-0000-11e9-8000-000000000002";
const THIRD = "aaaaaaaa-0000-11e9-8000-000000000003";

describe("finds what each comment answers", () => {
  test.each([
    ["replyToId, the id", { replyToId: FIRST }, 1],
    [
      "replying_to_uid, the id, below the path of the post",
      { _parent: "/weir/", replying_to_uid: SECOND },
      2,
    ],
    ["_parent, the id", { _parent: SECOND }, 2],
    ["_parent, its own id where it answers none", { _parent: THIRD }, null],
    ["_parent, the number among those that answer none", { _parent: "'2'" }, 2],
    ["_parent, the post", { _parent: "weir" }, null],
    [
      "replying_to, the number, below the name of the post",
      { _parent: "weir", replying_to: "'2'" },
      2,
    ],
    ["replying_to, empty", { _parent: "weir", replying_to: "''" }, null],
    [
      "replyID beside the first of the conversation",
      { replyThread: FIRST, replyID: SECOND, replyName: "Noor" },
      2,
    ],
    ["replyThread alone", { replyThread: FIRST, replyID: "''" }, 1],
    ["parent_id, the id", { parent_id: FIRST }, 1],
    ["parent, the id", { parent: SECOND }, 2],
    ["replyTo, an anchor", { replyTo: `"#comment-${SECOND}"` }, 2],
    ["replyto, the name of the file", { replyto: "comment-2" }, 2],
    ["in-reply-to", { "in-reply-to": FIRST }, 1],
    ["the next name, where the first says itself", { replyToId: THIRD, _parent: SECOND }, 2],
    ["null", { replyToId: "null" }, null],
    ["a number that is none of theirs", { replying_to: "17" }, null],
  ] as const)("by %s", async (_, fields, answered) => {
    const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
    const entry = (number: number, id: string, more = "") =>
      `_id: ${id}\nname: N${number}\nmessage: Text ${number}.\ndate: ${number}\n${more}`;
    const path = temporaryFolder({
      "weir/comment-1.yml": entry(1, FIRST),
      "weir/comment-2.yml": entry(2, SECOND),
      "weir/comment-3.yml": entry(3, THIRD, lines.join("")),
    });
    const root = blogWith({ weir: {} });
    const { threads } = outcomeOf(root, await importInto(root, path, FROM));
    const ids = [null, `staticman-${FIRST}`, `staticman-${SECOND}`];
    expect(threads.weir?.at(2)?.replyTo).toBe(ids[answered ?? 0]);
  });
});

describe("reads what a form and its settings make of a comment", () => {
  test.each([
    [
      "name: Ada\nmessage: Hello.\ndate: 1480543395\n",
      { name: "Ada", date: "2016-11-30T22:03:15Z" },
    ],
    ["name: Ada\nmessage: Hello.\ndate: 1480543395286\n", { date: "2016-11-30T22:03:15Z" }],
    [
      "name: Ada\nmessage: Hello.\ndate: '2016-11-30T22:03:15.286Z'\n",
      { date: "2016-11-30T22:03:15Z" },
    ],
    [
      "name: Ada\nmessage: Hello.\ndate: 2016-11-30T23:03:15+01:00\n",
      { date: "2016-11-30T22:03:15Z" },
    ],
    [
      "name: Ada\nmessage: Hello.\ndate: 2016-11-30 22:03:15 +0000\n",
      { date: "2016-11-30T22:03:15Z" },
    ],
    ["name: Ada\nmessage: Hello.\ndate: 2016-11-30 23:03\n", { date: "2016-11-30T22:03:00Z" }],
    ["name: Ada\nmessage: Hello.\ndate: 2016-11-30\n", { date: "2016-11-29T23:00:00Z" }],
    [
      "name: Ada\nmessage: Hello.\ndate: Wed, 30 Nov 2016 22:03:15 +0000\n",
      { date: "2016-11-30T22:03:15Z" },
    ],
    [
      "name: Ada\nmessage: Hello.\ndate: Wed Nov 30 2016 23:03:15 GMT+0100 (CET)\n",
      { date: "2016-11-30T22:03:15Z" },
    ],
    ["name: 007\nmessage: Hello.\ndate: 1\n", { name: "007" }],
    ["name: 1e3\nmessage: Hello.\ndate: 1\n", { name: "1e3" }],
    ["name: true\nmessage: Hello.\ndate: 1\n", { name: "true" }],
    ["name: No\nmessage: Hello.\ndate: 1\n", { name: "No" }],
    ["name: null\nmessage: Hello.\ndate: 1\n", { name: "null" }],
    ["name: 2016-11-30\nmessage: Hello.\ndate: 1\n", { name: "2016-11-30" }],
    ["name: ''\nmessage: Hello.\ndate: 1\n", { name: "Anonymous" }],
    ["name: ada@example.org\nmessage: Hello.\ndate: 1\n", { name: "ada" }],
    [
      "author: {name: Ada, url: ada.example}\nmessage: Hello.\ndate: 1\n",
      { name: "Ada", url: "https://ada.example/" },
    ],
    ["name: Ada\nurl: /weir/\nmessage: Hello.\ndate: 1\n", { url: null }],
    ["name: Ada\nurl: javascript:alert(1)\nmessage: Hello.\ndate: 1\n", { url: null }],
    ["name: Ada\ncomment: 42\ndate: 1\n", { text: "42", format: "markdown" }],
    [
      "name: Ada\nmessage: |\n  One *line*.\n\n  Another.\ndate: 1\n",
      { text: "One *line*.\n\nAnother." },
    ],
    [
      "name: Ada\nmessage: <p>From a <i>form</i> with tags.</p><script>alert(1)</script>\ndate: 1\n",
      { text: "<p>From a <i>form</i> with tags.</p>", format: "html" },
    ],
    ["name: Ada\nname: Bob\nmessage: Hello.\ndate: 1\n", { name: "Bob" }],
  ])("%j", async (yaml, expected) => {
    const [comment] = await commentsIn({ "weir/a.yml": yaml });
    const { author, ...rest } = comment ?? {};
    expect({ ...author, ...rest }).toMatchObject(expected);
  });

  test("from YAML, JSON and front matter alike", async () => {
    const comments = await commentsIn({
      "weir/a.yml": "---\nname: Ada\nmessage: Hello.\ndate: 1480543395\n",
      "weir/b.yaml": "name: Ada\r\nmessage: Hello.\r\ndate: 1480543395\r\n",
      "weir/c.json":
        '{"name":"Ada","message":"Hello.","date":1480543395,"email":"ada@example.org"}',
      "weir/d.md": "---\nname: Ada\ndate: 1480543395\n---\nHello.\n",
    });
    const seen = comments.map(({ author, date, text }) => [author?.name, date, text]);
    expect(seen).toEqual(Array(4).fill(["Ada", "2016-11-30T22:03:15Z", "Hello."]));
  });

  test("from the name of the file where no field has the date", async () => {
    const [comment] = await commentsIn({ "weir/comment-1480543395286.yml": "message: Hello.\n" });
    expect(comment?.date).toBe("2016-11-30T22:03:15Z");
  });
});

test("finds the post by its folder, by a field, by an address, and where the folder itself is the post's", async () => {
  const text = "message: Hello.\ndate: 1\n";
  const path = temporaryFolder({
    "weir/a.yml": text,
    "2012-05-01-mill/a.yml": text,
    "2012/05/Herons/a.yml": text,
    "flat/a.yml": `${text}slug: weir\n`,
    "flat/b.yml": `${text}url: /old/path.html\n`,
    "by-parent/a.yml": `${text}_parent: https://old.example/old/path.html\n`,
    "nowhere/a.yml": text,
  });
  const root = blogWith({ weir: {}, mill: {}, herons: {}, alias: { aliases: "[/old/path.html]" } });
  const { threads, reported } = outcomeOf(root, await importInto(root, path, FROM));
  const counts = Object.entries(threads).map(([post, { length }]) => [post, length]);
  expect(Object.fromEntries(counts)).toEqual({ weir: 2, mill: 1, herons: 1, alias: 2 });
  expect(reported).toEqual({ "no-post": ["nowhere/a.yml"] });
  const single = outcomeOf(root, await importInto(root, `${path}/weir`, FROM));
  expect(single.threads.weir).toHaveLength(3);
});

test("names and counts what cannot be read, and brings the rest", async () => {
  const path = temporaryFolder({
    "weir/broken.yml": "name: [Ada\nmessage: Hello.\n",
    "weir/broken.json": '{"name": "Ada"',
    "weir/list.yml": "- Ada\n- Bob\n",
    "weir/laughs.yml": laughs(),
    "weir/empty.yml": "",
    "weir/no-front-matter.md": "Hello.\n",
    "weir/no-date.yml": "name: Ada\nmessage: Hello.\n",
    "weir/no-text.yml": "name: Ada\ndate: 1\n",
    "weir/picture.png": "not for us",
    "weir/good.yml": "name: Ada\nmessage: Hello.\ndate: 1\n",
  });
  writeFileSync(
    join(path, "weir/latin-1.yml"),
    Buffer.from("name: Andr\xe9\nmessage: x\ndate: 1\n", "latin1"),
  );
  const root = blogWith({ weir: {} });
  const { read, written, reported } = outcomeOf(root, await importInto(root, path, FROM));
  expect({ read, written }).toEqual({ read: 11, written: { comment: 1 } });
  expect(reported).toEqual({
    unreadable: [
      "broken.json",
      "broken.yml",
      "empty.yml",
      "latin-1.yml",
      "laughs.yml",
      "list.yml",
      "no-front-matter.md",
    ].map((name) => `weir/${name}`),
    "no-date": ["weir/no-date.yml"],
    empty: ["weir/no-text.yml"],
    "other-file": ["weir/picture.png"],
  });
});

test("a copy of a file is the same comment, and one that was made after another is not", async () => {
  const entry = (text: string) => `_id: ${FIRST}\nmessage: ${text}\ndate: 1\n`;
  const path = temporaryFolder({
    "weir/a.yml": entry("Hello."),
    "weir/b.yml": entry("Hello."),
    "weir/c.yml": entry("Another."),
  });
  const root = blogWith({ weir: {} });
  const { written, reported } = outcomeOf(root, await importInto(root, path, FROM));
  expect({ written, reported }).toEqual({
    written: { comment: 2 },
    reported: { repeated: [FIRST] },
  });
});

async function commentsIn(files: Readonly<Record<string, string>>) {
  const root = blogWith({ weir: {} });
  const { threads } = outcomeOf(root, await importInto(root, temporaryFolder(files), FROM));
  return (threads.weir ?? []).flatMap((comment) => ("removed" in comment ? [] : [comment]));
}

/** A few lines that stand for a billion words. */
function laughs(): string {
  const lines = Array.from({ length: 9 }, (_, at) => {
    const of = at === 0 ? "ha" : `*l${at - 1}`;
    return `l${at}: &l${at} [${Array(9).fill(of).join(", ")}]\n`;
  });
  return lines.join("");
}

test.each([
  ["/nowhere/at/all", /there is nothing here/],
  ["package.json", /expected the folder of an import from Staticman/],
])("refuses %s and says why", async (path, message) => {
  const importing = importInto(blogWith({}), path, FROM);
  await expect(importing).rejects.toThrow(message);
});
