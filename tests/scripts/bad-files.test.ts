/** Files of the author's that are wrong: the build and the merge name file and field, or show them mended. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readThread } from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { type Comment, Thread } from "../../comments/thread.ts";
import { readMergePlan } from "../../scripts/merge/apply-merge.ts";
import { readPostIds } from "../../site/post-ids.ts";
import { readSite } from "../../site/site-content.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleComment, sampleSubmission, sampleThread } from "../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { writeFiles } from "../support/temporary-folder.ts";

const THREAD = threadPath("a");
const SENT = sampleSubmission({ post: "a" });
const SUBMISSION = submissionPath("a", SENT.id);
const BLOG = {
  "posts/a.md": postText(),
  [SUBMISSION]: stableJson(Submission, SENT),
};

function written(differs: object): string {
  return JSON.stringify({ ...sampleThread([], "a"), ...differs });
}

const ADA = { name: "Ada", url: null, key: null };
const DEEP = "[".repeat(100_000) + "]".repeat(100_000);

const BAD_THREADS: [title: string, text: string, message: RegExp][] = [
  ["a syntax error", '{"version":1,', /not valid JSON: /],
  ["brackets without end", written({ comments: 0 }).replace("0}", `${DEEP}}`), /comments\[0\]: /],
  [
    "a wrong type",
    written({ comments: [sampleComment(), { ...sampleComment({ id: "b" }), date: 2026 }] }),
    /comments\[1\]\.date: expected a date in UTC such as 2026-05-28T19:14:03Z/,
  ],
  [
    "a website that runs",
    written({ comments: [sampleComment({ author: { ...ADA, url: "javascript:alert(1)" } })] }),
    /comments\[0\]\.author\.url: expected an http or https address/,
  ],
];

/** One blog for all that do not change it. */
let folder: string;
beforeAll(() => {
  folder = blogCopy(BLOG);
});

/** Until the test is over. */
function writeForNow(root: string, files: Readonly<Record<string, string>>): void {
  for (const path of Object.keys(files)) {
    const place = join(root, path);
    const before = existsSync(place) ? readFileSync(place) : null;
    onTestFinished(() => {
      if (before === null) rmSync(place);
      else writeFileSync(place, before);
    });
  }
  writeFiles(root, files);
}

function pagesOf({ files }: BuiltBlog): string[] {
  return [...files.keys()].filter((path) => path.endsWith(".html"));
}

/** Reads all that a build reads of the author's before it makes a page. */
function readAll() {
  return readSite(folder, sampleSettings(), { now: Date.parse(NOW), preview: false }).content;
}

describe("a thread file with", () => {
  test.each(BAD_THREADS)("%s is named by whatever reads it, with its field", (_, text, message) => {
    writeForNow(folder, { [THREAD]: text });
    const named = new RegExp(`^${THREAD}: ${message.source}`, "m");
    expect(readAll).toThrow(named);
    expect(() => readMergePlan(folder, readPostIds(folder))).toThrow(named);
  });

  test.each(BAD_THREADS.slice(0, 2))(
    "%s stops build and merge, which name it and lose nothing",
    async (_, text, message) => {
      writeForNow(folder, { [THREAD]: text });
      const built = build(folder);
      const merged = await runNpm(folder, "run", "merge");
      for (const { code, said } of [built, { code: merged.code, said: merged.output }]) {
        expect(code).toBe(1);
        expect(said).toMatch(new RegExp(`^${THREAD}: ${message.source}`, "m"));
        expect(said).not.toMatch(/^\s+at /m);
      }
      expect(built.said).toMatch(/^The site was not built\. Please mend:\n/);
      expect(pagesOf(built)).toEqual([]);
      expect(readFileSync(join(folder, THREAD), "utf8")).toBe(text);
      expect(existsSync(join(folder, SUBMISSION))).toBe(true);
    },
  );
});

describe("a post is named, with what is wrong, at", () => {
  const DATE = "date: expected a date such as 2026-05-28";
  test.each([
    ["no title", "---\ndate: 2026-05-28\n---\n", "title: expected a text"],
    ["no date", "---\ntitle: A\n---\n", DATE],
    ["a day that never is", postText({ date: "2026-02-30" }), DATE],
    ["words for a date", postText({ updated: "yesterday" }), "updated: expected a date"],
    [
      "a picture that is not there",
      postText({}, "![x](/assets/gone.jpg)"),
      "shows /assets/gone.jpg, which is no file here",
    ],
    ["a tag of nothing but signs", postText({ tags: '["🌱"]' }), "tags: “🌱” has no letter"],
    [
      "the tags of two posts that would share a page",
      postText({ tags: "[a/b, A-B]" }),
      "tags: “A-B” and “a/b” in posts/c.md would share one page",
    ],
    [
      "the address of another post",
      postText({ thread: "c" }),
      "the address of its page is “/2026/a/”, and that of posts/a.md is the same",
      "posts/x/a.md",
    ],
  ])("%s", (_, text, message, path = "posts/c.md") => {
    writeForNow(folder, { [path]: text });
    expect(readAll).toThrow(`${path}: ${message}`);
  });

  test("nothing where a tag has slashes and dots: they are no part of its address", () => {
    writeForNow(folder, { "posts/c.md": postText({ tags: '[a/b, "../../evil"]' }) });
    expect(readAll().index.tags.map(({ slug }) => slug)).toEqual(["evil", "a-b"]);
  });
});

describe("where several files are wrong, all are named in one message", () => {
  const numbers = Array.from({ length: 22 }, (_, at) => at);
  const each = (pathOf: (at: number) => string, text: string) =>
    Object.fromEntries(numbers.map((at) => [pathOf(at), text]));
  const lines = () => {
    try {
      readAll();
      return [];
    } catch (error) {
      return String(error).replace("Error: ", "").split("\n");
    }
  };

  test("two of a post and a page, with each of their fields", () => {
    writeForNow(folder, {
      "posts/c.md": postText({ title: "", date: "yesterday" }),
      "pages/d.md": postText({ tags: "garden" }),
    });
    expect(lines()).toEqual([
      expect.stringMatching(/^BadFile: posts\/c\.md: title: expected a text/),
      expect.stringMatching(/^posts\/c\.md: date: expected a date/),
      expect.stringMatching(/^pages\/d\.md: tags: expected a list/),
    ]);
  });

  test.each([
    ["posts", each((at) => `posts/c${at}.md`, postText({ title: "" })), "title: expected a text"],
    ["threads", each((at) => threadPath(`c${at}`), "{"), "not valid JSON"],
    [
      "tags",
      each((at) => `posts/c${at}.md`, postText({ tags: '["🌱"]' })),
      "tags: “🌱” has no letter",
    ],
    [
      "addresses of threads",
      each((at) => `posts/x/c${at}.md`, postText({ thread: "a" })),
      "the id of its thread is “a”",
    ],
    ["pictures", each((at) => `posts/c${at}.md`, postText({}, "![x](gone.jpg)")), "shows gone.jpg"],
  ])("of very many %s twenty", (_, files, message) => {
    writeForNow(folder, files);
    const said = lines();
    expect(said).toHaveLength(21);
    for (const line of said.slice(0, 20)) expect(line).toContain(message);
    expect(said.at(-1)).toBe("… and 2 more files");
  });
});

/** Ids of the comments of a page, in their order. */
function idsIn(page: string | undefined): string[] {
  return [...(page ?? "").matchAll(/<li class="comment[^>]* id="comment-([a-z0-9-]+)"/g)].map(
    ([, id]) => id ?? "",
  );
}

test("what is odd in a thread is shown mended, and kept as it is by a merge", async () => {
  const answering = (id: string, replyTo: string | null) => sampleComment({ id, replyTo });
  const second = { ...answering("x", "y"), text: "Said under an id that was taken." };
  const chain = Array.from({ length: 10_000 }, (_, at) =>
    answering(`c${at}`, at === 0 ? null : `c${at - 1}`),
  );
  const odd: [post: string, comments: Comment[], shown: string[]][] = [
    ["circle", [answering("x", "z"), answering("y", "x"), answering("z", "y")], ["x", "y", "z"]],
    ["deep", chain, chain.map(({ id }) => id)],
    ["orphan", [answering("x", "gone"), answering("y", null)], ["x", "y"]],
    ["twice", [answering("x", null), second, answering("y", "x")], ["x", "y"]],
  ];
  const files = odd.flatMap(([post, comments]) => {
    const sent = sampleSubmission({ post });
    return [
      [`posts/${post}.md`, postText()],
      [threadPath(post), stableJson(Thread, sampleThread(comments, post))],
      [submissionPath(post, sent.id), stableJson(Submission, sent)],
    ];
  });
  const blog = blogCopy(Object.fromEntries(files));
  const built = build(blog);
  expect([built.code, built.said]).toEqual([0, expect.stringContaining("Built ")]);
  for (const [post, , shown] of odd) {
    const page = built.files.get(`2026/${post}/index.html`);
    expect(idsIn(page)).toEqual([...shown, SENT.id]);
  }

  expect(built.files.get("2026/twice/index.html")).not.toContain(second.text);

  const merged = await runNpm(blog, "run", "merge");
  expect(merged).toMatchObject({
    code: 0,
    output: expect.stringContaining("4 comments merged, in 4 threads.\n"),
  });
  for (const said of [
    `${threadPath("circle")}: y answers x, and so in the end itself`,
    `${threadPath("orphan")}: x answers gone, which is not in the thread`,
    `${threadPath("twice")}: the id x is there more than once`,
  ]) {
    expect(merged.output).toContain(said);
  }
  for (const [post, comments] of odd) {
    const after = readThread(blog, post).comments;
    expect([after.slice(0, -1), after.at(-1)?.id]).toEqual([comments, SENT.id]);
  }
}, 180_000);

const RUN = `require("node:fs").writeFileSync("was-run", "")`;

describe("the file is named, and nothing run, at", () => {
  const program = `{ title: ${RUN} }`;
  const inFolderOfDots = `comments-data/submissions/.../${SENT.id}.json`;
  const programForTemplate = { "pages/c.njk": `---js\n${program}\n---\n` };
  const programForPost = { "posts/c.md": `---js\n${program}\n---\n` };
  test.each([
    ["a program for a post", programForPost, "posts/c.md: front"],
    ["a program for a page", { "pages/c.md": `---node\n${program}\n---\n` }, "pages/c.md: front"],
    ["an unknown key", { "posts/c.md": postText({ tag: "x" }) }, "posts/c.md: tag: is not a key"],
    [
      "a program in YAML",
      { "posts/c.md": `---\ntitle: !!js/function 'function () { ${RUN} }'\n---\n` },
      "posts/c.md: front matter is not valid YAML: Unresolved tag",
    ],
    [
      "two posts with one id",
      { "posts/x/a.md": postText() },
      "posts/x/a.md: the id of its thread is “a”, and that of posts/a.md is the same",
    ],
    [
      "a thread that is a path",
      { "posts/b.md": postText({ thread: "../../a" }) },
      "posts/b.md: thread: expected lower-case letters",
    ],
    ["a file of two dots", { "posts/...md": postText() }, "posts/...md: the file's name"],
    [
      "brackets without end",
      { "posts/c.md": `---\ntitle: ${"[".repeat(50_000)}\n---\n` },
      "posts/c.md: front matter is not valid YAML",
    ],
    [
      "a submission in a folder of dots",
      { [inFolderOfDots]: stableJson(Submission, SENT) },
      `${inFolderOfDots}: by its content this file belongs at ${SUBMISSION}`,
    ],
  ])("%s", (_, files, message) => {
    writeForNow(folder, files);
    expect(readAll).toThrow(message);
    expect(existsSync("was-run")).toBe(false);
  });

  test.each([
    ["a program for a post", programForPost, "posts/c.md: front"],
    ["a program for a template", programForTemplate, "pages/c.njk: front"],
  ])("%s, where the build stops with no page made", (_, files, message) => {
    writeForNow(folder, files);
    const built = build(folder);
    expect(built.said).toMatch(/^The site was not built\. Please mend:\n/);
    expect(built.said).toContain(message);
    expect(built.said).not.toMatch(/^\s+at /m);
    expect([built.code, pagesOf(built)]).toEqual([1, []]);
    expect(existsSync(join(folder, "was-run"))).toBe(false);
  });
});
