/** What themes call things is understood; what has no place in a comment is said, never dropped. */
import { describe, expect, test } from "vitest";
import { knownFields } from "../../../service/staticman/known-names.ts";

function known(sent: Readonly<Record<string, string>>, meaningless: readonly string[] = []) {
  const fields = new Map(Object.entries(sent));
  const read = knownFields({ fields, options: new Map(), meaningless: new Set(meaningless) });
  return {
    ...read,
    fields: Object.fromEntries(read.fields),
    names: Object.fromEntries(read.names),
  };
}

const MD5 = "0bc83cb571cd1c50ba6f3e8a78ef1346";

describe("is understood:", () => {
  test.each<[sent: Record<string, string>, fields: Record<string, string>]>([
    [{ name: "A" }, { name: "A" }],
    [{ author: "A" }, { name: "A" }],
    [{ message: "T" }, { text: "T" }],
    [{ comment: "T" }, { text: "T" }],
    [{ text: "T" }, { text: "T" }],
    [{ body: "T" }, { text: "T" }],
    [{ email: "a@b.example" }, { email: "a@b.example" }],
    [{ email: MD5 }, { email: "" }],
    [{ email: ` ${MD5.toUpperCase()} ` }, { email: "" }],
    [{ url: "u" }, { url: "u" }],
    [{ website: "u" }, { url: "u" }],
    [{ replying_to: "wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ replyToId: "wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ reply_to: "wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ parent: "wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ parent_id: "comment-wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ replying_to: "3", replying_to_uid: "wordpress-7" }, { replyTo: "wordpress-7" }],
    [{ replying_to: "wordpress-7", replying_to_uid: "" }, { replyTo: "wordpress-7" }],
    [
      { replyThread: "wordpress-1", replyID: "wordpress-7", replyName: "Eve" },
      { replyTo: "wordpress-7" },
    ],
    [{ message: "", comment: "T" }, { text: "T" }],
    [{ name: "" }, { name: "" }],
    [{ slug: "first-post", subscribe: "on", colour: "" }, {}],
  ])("%j", (sent, fields) => {
    const read = known(sent);
    expect(read.fields).toEqual(fields);
    expect(read.problems).toEqual([]);
  });
});

test.each<[sent: Record<string, string>, meaningless: string[], problems: [string, string][]]>([
  [{ colour: "red" }, [], [["colour", "unknown"]]],
  [{ colour: " " }, [], []],
  [
    { __proto__x: "x", constructor: "x" },
    [],
    [
      ["__proto__x", "unknown"],
      ["constructor", "unknown"],
    ],
  ],
  [{ message: "One", comment: "Two" }, [], [["comment", "unknown"]]],
  [{ message: "One" }, ["message"], [["text", "invalid"]]],
  [{}, ["tags"], [["tags", "invalid"]]],
  [{}, ["subscribe"], []],
])("says what has no place in a comment: %j, and without meaning %j", (sent, wrong, problems) => {
  expect(known(sent, wrong).problems.map(({ field, code }) => [field, code])).toEqual(problems);
});

test.each(["hidden", "honeypot", "botpot"])("takes %s for what only machines fill in", (name) => {
  expect(known({ [name]: "x" })).toMatchObject({ honeypot: "x", problems: [] });
  expect(known({ [name]: "" }).honeypot).toBe("");
});

test("remembers what the form calls each field", () => {
  expect(known({ website: "u", comment: "T" }).names).toEqual({ url: "website", text: "comment" });
});
