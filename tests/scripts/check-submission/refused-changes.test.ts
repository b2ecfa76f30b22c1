/** Each thing that keeps a pull request from being merged, alone, and the one line that says so. */
import { describe, expect, test } from "vitest";
import { submissionPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { submissionId } from "../../support/sample-comments.ts";
import {
  APPROVED,
  blog,
  commitWith,
  type Edits,
  fileOf,
  MERGED_ID,
  NEW,
  PATH,
  POST,
  plumbing,
  refusalsOf,
} from "./proposed-change.ts";

const TEXT = stableJson(Submission, NEW);
const FOLDER = "comments-data/submissions";
const APPROVED_PATH = submissionPath(POST, APPROVED.id);
const ABSENT = "1".repeat(40);
const OUTSIDE = `is outside of ${FOLDER}/. Take it into a pull request that adds no comments.`;
const NO_PLACE = `is not where a submission can be. Call it ${FOLDER}/POST/ID.json, by the post and the id that stand in it, or take it away.`;
const MISSING = "is no file, or not in this repository. Fetch the whole change, and check again.";
const saying = (changes: Partial<Submission>): Edits => [fileOf({ ...NEW, ...changes })];
const at = (path: string): Edits => [[path, { content: TEXT }]];
const beside = (path: string): Edits => [fileOf(NEW), [path, { content: "* filter=run\n" }]];

const ROWS: [title: string, edits: Edits, path: string, message: string][] = [
  // What is in the tree.
  [
    "a symbolic link",
    [[PATH, { mode: "120000", content: "/etc/passwd" }]],
    PATH,
    "is a symbolic link. Add it as a plain file (mode 100644).",
  ],
  [
    "a submodule",
    [[PATH, { mode: "160000", oid: ABSENT }]],
    PATH,
    "is a submodule. Add it as a plain file (mode 100644).",
  ],
  [
    "an executable",
    [[PATH, { mode: "100755", content: TEXT }]],
    PATH,
    "is executable. Add it as a plain file (mode 100644).",
  ],
  [
    "a link in the place of a post's folder",
    [[`${FOLDER}/talk`, { mode: "120000", content: "/" }]],
    `${FOLDER}/talk`,
    "is a symbolic link. Add it as a plain file (mode 100644).",
  ],
  ["a file that git does not have", [[PATH, { oid: ABSENT }]], PATH, MISSING],
  [
    "a removal",
    [[APPROVED_PATH, null], fileOf(NEW)],
    APPROVED_PATH,
    "is removed or renamed, and a proposal only adds. Leave it as it is on the base.",
  ],
  [
    "a change",
    [fileOf({ ...APPROVED, text: "Other words." })],
    APPROVED_PATH,
    "is changed, and a proposal only adds. Leave it as it is on the base, where npm run moderate -- edit ID can change it.",
  ],
  [
    "a change of mode",
    [[APPROVED_PATH, { mode: "100755", content: stableJson(Submission, APPROVED) }]],
    APPROVED_PATH,
    "is changed, and a proposal only adds. Leave it as it is on the base, where npm run moderate -- edit ID can change it.",
  ],
  // Names.
  [
    "a file above the folders",
    at(`${FOLDER}/${NEW.id}.json`),
    `${FOLDER}/${NEW.id}.json`,
    NO_PLACE,
  ],
  [
    "a file too deep",
    at(`${FOLDER}/${POST}/x/${NEW.id}.json`),
    `${FOLDER}/${POST}/x/${NEW.id}.json`,
    NO_PLACE,
  ],
  [
    "an id in capitals",
    at(`${FOLDER}/${POST}/${NEW.id.toUpperCase()}.json`),
    `${FOLDER}/${POST}/${NEW.id.toUpperCase()}.json`,
    NO_PLACE,
  ],
  [
    "a post in capitals",
    at(`${FOLDER}/A-Post/${NEW.id}.json`),
    `${FOLDER}/A-Post/${NEW.id}.json`,
    NO_PLACE,
  ],
  [
    "a post in decomposed letters",
    at(`${FOLDER}/u\u0308ber/${NEW.id}.json`),
    `${FOLDER}/u\u0308ber/${NEW.id}.json`,
    NO_PLACE,
  ],
  [
    "another ending",
    at(`${FOLDER}/${POST}/${NEW.id}.JSON`),
    `${FOLDER}/${POST}/${NEW.id}.JSON`,
    NO_PLACE,
  ],
  ["a name with a line feed", at(`${PATH}\n`), PATH, NO_PLACE],
  [
    "attributes among the submissions",
    at(`${FOLDER}/.gitattributes`),
    `${FOLDER}/.gitattributes`,
    NO_PLACE,
  ],
  [
    "a repository among the submissions",
    at(`${FOLDER}/.git/config`),
    `${FOLDER}/.git/config`,
    NO_PLACE,
  ],
  ["a way out of the folder", at(`${FOLDER}/../../x.json`), `${FOLDER}/../../x.json`, NO_PLACE],
  [
    "a name that drives a terminal",
    at(`${FOLDER}/\u001b[2J\u202e.json`),
    `${FOLDER}/<U+001B>[2J<U+202E>.json`,
    NO_PLACE,
  ],
  [
    "a name that commands a CI job",
    at(`${FOLDER}/##[add-mask]a.json`),
    `${FOLDER}/# #[add-mask]a.json`,
    NO_PLACE,
  ],
  [
    "another post's folder",
    at(submissionPath("other", NEW.id)),
    submissionPath("other", NEW.id),
    `by its content this file belongs at ${PATH}; move it there or mend its content`,
  ],
  [
    "another id's name",
    at(submissionPath(POST, submissionId(4))),
    submissionPath(POST, submissionId(4)),
    `by its content this file belongs at ${PATH}; move it there or mend its content`,
  ],
  // Anything else beside.
  ["attributes at the top", beside(".gitattributes"), ".gitattributes", OUTSIDE],
  ["modules", beside(".gitmodules"), ".gitmodules", OUTSIDE],
  [
    "a submodule elsewhere",
    [fileOf(NEW), ["module", { mode: "160000", oid: ABSENT }]],
    "module",
    OUTSIDE,
  ],
  [
    "a workflow",
    beside(".github/workflows/check-submission.yml"),
    ".github/workflows/check-submission.yml",
    OUTSIDE,
  ],
  [
    "a thread",
    beside("comments-data/threads/a-post.json"),
    "comments-data/threads/a-post.json",
    OUTSIDE,
  ],
  ["a post", beside("posts/a-post.md"), "posts/a-post.md", OUTSIDE],
  // Named so that some file system takes it for ours, in a change that has nothing else.
  [
    "the folder in other letters",
    at(`Comments-Data/SUBMISSIONS/${POST}/x.json`),
    `Comments-Data/SUBMISSIONS/${POST}/x.json`,
    OUTSIDE,
  ],
  [
    "the folder with a letter that looks alike to macOS",
    at("comments-data/\u017fubmissions/x"),
    "comments-data/\u017fubmissions/x",
    OUTSIDE,
  ],
  [
    "the folder with what cannot be seen",
    at("comments-\u200cdata/submissions/x"),
    "comments-\u200cdata/submissions/x",
    OUTSIDE,
  ],
  [
    "the folder with a dot that Windows drops",
    at("comments-data./submissions /x"),
    "comments-data./submissions /x",
    OUTSIDE,
  ],
  [
    "the folder as a Windows path",
    at("comments-data\\submissions\\x"),
    "comments-data\\submissions\\x",
    OUTSIDE,
  ],
  // What is known.
  [
    "a comment that is approved",
    [fileOf({ ...NEW, id: APPROVED.id, post: "talk" })],
    submissionPath("talk", APPROVED.id),
    `the base has a comment ${APPROVED.id} already, on "a-post". Take this file away.`,
  ],
  [
    "a comment that is in another thread",
    saying({ id: MERGED_ID }),
    submissionPath(POST, MERGED_ID),
    `the base has a comment ${MERGED_ID} already, on "other". Take this file away.`,
  ],
  [
    "a post that is not there",
    saying({ post: "renamed" }),
    submissionPath("renamed", NEW.id),
    'the base has no post "renamed". Restore the post, write "thread: renamed" into the post it became, or take this file away.',
  ],
];

const repository = blog();

describe("A change is refused with one line for", () => {
  test.each(ROWS)("%s", async (_, edits, path, message) => {
    const lines = await refusalsOf(repository, commitWith(repository, edits));
    expect(lines).toEqual([`- ${path}: ${message}`]);
  });

  test("a folder in the place of a file's content", async () => {
    const tree = plumbing(repository.folder)("", "rev-parse", "main^{tree}");
    const head = commitWith(repository, [[PATH, { oid: tree }]]);
    expect(await refusalsOf(repository, head)).toEqual([`- ${PATH}: ${MISSING}`]);
  });

  test.each([FOLDER, "comments-data", "COMMENTS-DATA"])(
    "%s made a link, where the base has no such folder yet",
    async (path) => {
      const fresh = blog();
      fresh.git("rm", "-rq", "comments-data");
      fresh.git("commit", "-qm", "Begin without comments");
      const head = commitWith(fresh, [[path, { mode: "120000", content: "posts" }]]);
      expect(await refusalsOf(fresh, head)).toEqual([`- ${path}: ${OUTSIDE}`]);
    },
  );
});

test("what is renamed is removed there, and known here", async () => {
  const moved = submissionPath("talk", APPROVED.id);
  const content = stableJson(Submission, { ...APPROVED, post: "talk" });
  const head = commitWith(repository, [
    [APPROVED_PATH, null],
    [moved, { content }],
  ]);
  expect((await refusalsOf(repository, head)).map((line) => line.split(". ")[0])).toEqual([
    `- ${APPROVED_PATH}: is removed or renamed, and a proposal only adds`,
    `- ${moved}: the base has a comment ${APPROVED.id} already, on "a-post"`,
  ]);
});

test("an id that the change has twice, on two posts or under one name, is refused in both places", async () => {
  const twice = `the id ${NEW.id} is in this change more than once. Keep the file that is meant.`;
  const other = { ...NEW, post: "talk" };
  const onTwo = commitWith(repository, [fileOf(NEW), fileOf(other)]);
  expect(await refusalsOf(repository, onTwo)).toEqual([
    `- ${PATH}: ${twice}`,
    `- ${submissionPath("talk", NEW.id)}: ${twice}`,
  ]);
  const underOne = commitWith(repository, [fileOf(NEW), [PATH, { content: `${TEXT} ` }]]);
  expect(await refusalsOf(repository, underOne)).toContain(`- ${PATH}: ${twice}`);
});

test("everything that is wrong is said at once", async () => {
  const head = commitWith(repository, [
    ...saying({ text: "a\0", post: "gone", date: "2027-01-01T00:00:00Z" }),
    ["package.json", { content: "{}" }],
  ]);
  const lines = await refusalsOf(repository, head);
  expect(lines.map((line) => line.replace(/^- \S+ /, "").slice(0, 12))).toEqual([
    "text: holds ",
    "date: 2027-0",
    "the base has",
    "is outside o",
  ]);
});
