/** Which ids there are, told without reading the YAML of every post: the same as the site says. */
import { describe, expect, test } from "vitest";
import { postIdsAt, readPostIds } from "../../site/post-ids.ts";
import { readSite } from "../../site/site-content.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FRONT = "title: A\ndate: 2026-01-01";

/** Front matter of `posts/named.md`, and the id that follows from it. */
const FRONT_MATTERS: [title: string, front: string, id: string][] = [
  ["no thread", FRONT, "named"],
  ["a thread", `${FRONT}\nthread: other`, "other"],
  ["a thread in quotes", `"thread": 'other'\n${FRONT}`, "other"],
  ["a thread with an escape in its key", `${FRONT}\n"thr\\u0065ad": other`, "other"],
  ["a thread as an explicit key", `? thread\n: other\n${FRONT}`, "other"],
  ["a thread as an alias", "title: &key thread\ndate: 2026-01-01\n*key : other", "other"],
  ["a thread in braces", "{title: A, date: 2026-01-01, thread : other}", "other"],
  ["a thread without a value", `${FRONT}\nthread:`, "named"],
  ["the word in its title", "title: A thread of wool\ndate: 2026-01-01", "named"],
  ["the word in a comment", `${FRONT}\n# thread: other`, "named"],
];

describe("a post with", () => {
  test.each(FRONT_MATTERS)("%s has the id that its page has", (_, front, id) => {
    const root = temporaryFolder({ "posts/named.md": `---\n${front}\n---\n\nthread: text\n` });
    const { content } = readSite(root, sampleSettings(), { now: Date.parse(NOW), preview: true });
    expect([...content.index.byId.keys()]).toEqual([id]);
    expect([...readPostIds(root)]).toEqual([id]);
  });
});

test("drafts, pages, and files in folders have ids as well", () => {
  const root = temporaryFolder({
    "posts/draft.md": "---\ntitle: D\ndate: 2026-01-01\ndraft: true\n---\n",
    "posts/2026/2026-05-28-dated.md": postText(),
    "posts/folder/index.md": postText(),
    "pages/about.md": "---\ntitle: About\ncomments: open\n---\n",
  });
  expect([...readPostIds(root)].sort()).toEqual(["about", "dated", "draft", "folder"]);
});

test("front matter that hides what a thread is called is named, with the file", () => {
  const wrong = (text: string) => () => readPostIds(temporaryFolder({ "posts/a.md": text }));
  expect(wrong("---\nthread: [\n---\n")).toThrow(/^posts\/a\.md: front matter is not valid YAML/);
  expect(wrong("---\nthread: ../x\n---\n")).toThrow(/^posts\/a\.md: thread: expected lower-case/);
  expect(wrong('---js\n{ thread: "x" }\n---\n')).toThrow(/^posts\/a\.md: .*YAML, not js/);
});

test("what else is wrong in a post is for the build to say: its comments are merged meanwhile", () => {
  const root = temporaryFolder({ "posts/a.md": "---\ntitel: A\n---\n" });
  expect([...readPostIds(root)]).toEqual(["a"]);
});

test.each([
  ["a", true],
  ["named", true],
  ["other", false],
  ["gone", false],
])("who looks up the id %s of a post alone is told the same: %s", (id, isThere) => {
  const root = temporaryFolder({
    "posts/2026-01-01-a.md": postText(),
    "posts/other.md": postText({ thread: "named" }),
    "pages/about.md": postText(),
  });
  expect(postIdsAt(root).has(id)).toBe(isThere);
  expect(readPostIds(root).has(id)).toBe(isThere);
});
