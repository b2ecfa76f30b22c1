/** The JSON Schemas: current, and of one mind with the schemas they are made from. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { jsonSchemaFiles } from "../../comments/json-schemas.ts";
import { SCHEMAS } from "../../comments/paths.ts";
import { SiteIndex } from "../../comments/site-index.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import {
  DATE,
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";

const POST = {
  id: "a-post",
  url: "https://blog.example/2026/a-post/",
  title: "A post",
  date: DATE,
  updated: null,
  tags: ["guide"],
  comments: "open",
  closes: null,
  responses: 4,
};
const INDEX = { version: 1, title: "Blog", url: "https://blog.example/", posts: [POST] };
const OWNER = { name: "Ada", url: null, key: null, owner: true as const };

test.each(jsonSchemaFiles())("$path is current (else: npm run schemas)", ({ path, content }) => {
  expect(readFileSync(path, "utf8")).toBe(content);
});

test("no other schema lies beside them", () => {
  const paths = readdirSync(SCHEMAS).map((name) => `${SCHEMAS}/${name}`);
  expect(paths.toSorted()).toEqual(
    jsonSchemaFiles()
      .map(({ path }) => path)
      .toSorted(),
  );
});

test.each<[name: keyof typeof ZOD, title: string, value: unknown, isGood: boolean]>([
  ["submission", "a submission", sampleSubmission(), true],
  [
    "submission",
    "one without website",
    sampleSubmission({ author: { name: "A", url: null, key: null } }),
    true,
  ],
  ["submission", "a post id in Russian", sampleSubmission({ post: "привет" }), true],
  ["submission", "a wrong id", sampleSubmission({ id: "x" }), false],
  ["submission", "no text", { ...sampleSubmission(), text: undefined }, false],
  ["submission", "one key more", { ...sampleSubmission(), email: "x" }, false],
  ["submission", "a wrong date", sampleSubmission({ date: "2026-05-28" }), false],
  ["submission", "a post id with a path", sampleSubmission({ post: "a/b" }), false],
  ["thread", "an empty thread", sampleThread(), true],
  [
    "thread",
    "every kind of comment",
    sampleThread([
      sampleComment({ edited: DATE, author: OWNER }),
      sampleMention({ imported: { from: "w", id: "1" } }),
      tombstone("x", "a"),
    ]),
    true,
  ],
  [
    "thread",
    "a wrong kind",
    { ...sampleThread(), comments: [{ ...sampleMention(), kind: "poke" }] },
    false,
  ],
  [
    "thread",
    "half a tombstone",
    { ...sampleThread(), comments: [{ ...tombstone("x"), removed: false }] },
    false,
  ],
  ["site-index", "a site index", INDEX, true],
  ["site-index", "a page that has no date", { ...INDEX, posts: [{ ...POST, date: null }] }, true],
  ["site-index", "a wrong state", { ...INDEX, posts: [{ ...POST, comments: "maybe" }] }, false],
  [
    "site-index",
    "fewer than no responses",
    { ...INDEX, posts: [{ ...POST, responses: -1 }] },
    false,
  ],
])("%s.json and its schema agree on %s", (name, _, value, isGood) => {
  const sent: unknown = JSON.parse(JSON.stringify(value));
  expect(ZOD[name].safeParse(sent).success).toBe(isGood);
  expect(validatorOf(name)(sent)).toBe(isGood);
});

test.each(["javascript:alert(1)", "/relative/", "data:text/html,x"])(
  "a site index may not send anybody to %s",
  (url) => {
    expect(SiteIndex.safeParse({ ...INDEX, url }).success).toBe(false);
    expect(SiteIndex.safeParse({ ...INDEX, posts: [{ ...POST, url }] }).success).toBe(false);
  },
);

const ZOD = { submission: Submission, thread: Thread, "site-index": SiteIndex };

function validatorOf(name: string) {
  // Formats are an annotation in JSON Schema 2020-12; the patterns beside them are what counts.
  const ajv = new Ajv2020({ validateFormats: false });
  const file = jsonSchemaFiles().find(({ path }) => path.endsWith(`/${name}.json`));
  return ajv.compile(JSON.parse(file?.content ?? ""));
}
