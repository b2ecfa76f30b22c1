/** What authors, moderators and commenters do to a blog between two builds, at random. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { readThread } from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { applyMerge, readMergePlan } from "../../scripts/merge/apply-merge.ts";
import { GIF } from "../../tests/support/sample-pictures.ts";
import { samplePost, writeFiles } from "../blog/blog.ts";
import { sampleComments, submissionOf } from "../blog/comments.ts";
import { paragraph, words } from "../blog/prose.ts";
import { between, type Chance, oneOf } from "../chance.ts";
import { runBuild } from "./run-build.ts";

/** In the folder of a blog. `at` numbers the edits of a trial, so that what is new has a name of its own. */
type Edit = (folder: string, chance: Chance, at: number) => void;

export const EDITS: Readonly<Record<string, Edit>> = {
  "the text of a post": (folder, chance) => {
    appendFileSync(somePost(folder, chance), `\n${paragraph(chance)}\n`);
  },
  "all is committed": (folder) => {
    const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
    for (const words of [
      ["add", "--all"],
      [...author, "commit", "-qm", "Edit", "--allow-empty"],
    ])
      execFileSync("git", words, { cwd: folder });
  },
  "the title of a post": (folder, chance) =>
    replaceLine(folder, chance, "title", words(chance, 1, 5)),
  "the date of a post": (folder, chance) =>
    replaceLine(
      folder,
      chance,
      "date",
      `20${between(chance, 10, 25)}-0${between(chance, 1, 9)}-11`,
    ),
  "the tags of a post": (folder, chance) =>
    replaceLine(
      folder,
      chance,
      "tags",
      `[tag-${between(chance, 0, 4)}, tag-${between(chance, 5, 9)}]`,
    ),
  "an old address of a post": (folder, chance, at) => {
    edit(somePost(folder, chance), /^(?:aliases: .*\n)?tags:/m, `aliases: [/old/${at}/]\ntags:`);
  },
  "the name of a post": (folder, chance, at) => {
    const post = someFreePost(folder, chance);
    if (post !== null) renameSync(post, join(folder, `posts/renamed-${at}.md`));
  },
  "a post is pinned": (folder, chance) => {
    edit(somePost(folder, chance), /^(?:pinned: true\n)?title:/m, "pinned: true\ntitle:");
  },
  "a new post": (folder, chance, at) => {
    writeFileSync(join(folder, `posts/new-${at}.md`), samplePost(chance, 100 + at));
  },
  "a post falls due": (folder, chance, at) => {
    const due = Date.now() + 5_000;
    const text = samplePost(chance, 200 + at).replace(/^date: .*$/m, `date: ${isoDate(due)}`);
    writeFileSync(join(folder, `posts/due-${at}.md`), text);
    runBuild(folder, []);
    waitUntil(due + 1_000);
  },
  "a post is deleted": (folder, chance) => {
    const post = someFreePost(folder, chance);
    if (post !== null && posts(folder).length > 2) rmSync(post);
  },
  "a link from post to post": (folder, chance) => {
    const [to = ""] = posts(folder);
    appendFileSync(somePost(folder, chance), `\n[See](${to.replace(/^.*\//, "")})\n`);
  },
  "a comment or a reply": (folder, chance, at) => {
    const post = somePostId(folder, chance);
    const { comments } = readThread(folder, post);
    const [fresh] = sampleComments(chance, 1, 1_000 + at);
    const replyTo = comments.length > 0 && chance() < 0.5 ? (comments.at(-1)?.id ?? null) : null;
    if (fresh !== undefined) writeThread(folder, post, [...comments, { ...fresh, replyTo }]);
  },
  "a comment that is not merged yet": (folder, chance, at) => {
    const [fresh] = sampleComments(chance, 1, 2_000 + at);
    if (fresh === undefined) return;
    const submission = submissionOf({ ...fresh, replyTo: null }, somePostId(folder, chance));
    const path = submissionPath(submission.post, submission.id);
    writeFiles(folder, new Map([[path, stableJson(Submission, submission)]]));
  },
  "what is not merged yet is merged": (folder) => applyMerge(folder, readMergePlan(folder, null)),
  "a page that can be answered, or cannot any more": (folder, chance) => {
    const state = oneOf(chance, ["comments: open\n", "comments: closed\n", ""]);
    writeFileSync(join(folder, "pages/about.md"), `---\ntitle: About\n${state}---\n`);
    const comments = sampleComments(chance, between(chance, 0, 5), 3_000);
    writeThread(folder, "about", comments);
  },
  "a post is a draft, or none any more": (folder, chance) => {
    const draft = oneOf(chance, ["draft: true\n", ""]);
    const post = someFreePost(folder, chance);
    if (post !== null) edit(post, /^(?:draft: true\n)?title:/m, `${draft}title:`);
  },
  "a thread is deleted": (folder, chance) =>
    rmSync(join(folder, threadPath(somePostId(folder, chance))), { force: true }),
  "a comment is removed": (folder, chance) => {
    const post = somePostId(folder, chance);
    const { comments } = readThread(folder, post);
    if (comments.length === 0) return;
    const which = between(chance, 0, comments.length - 1);
    const removed = comments.map((comment, index) => {
      if (index !== which) return comment;
      const { id, replyTo, date } = comment;
      return { id, replyTo, date, removed: true as const };
    });
    writeThread(folder, post, removed);
  },
  "a layout": (folder, _, at) => {
    edit(join(folder, "_includes/base.njk"), /<body.*>/, `<body data-edit="${at}">`);
  },
  "the template of a list": (folder, _, at) => {
    edit(join(folder, "pages/tag.njk"), /<p\b.*?>/, `<p data-edit="${at}">`);
  },
  "a setting": (folder, chance) => {
    const setting = `postsPerPage: ${between(chance, 2, 6)}`;
    edit(join(folder, "site.config.ts"), /postsPerPage: \d+/, setting);
  },
  "a word": (folder, _, at) => {
    edit(join(folder, "words/en.ts"), /archive: ".*"/, `archive: "Archive ${at}"`);
  },
  "the style": (folder, _, at) => appendFileSync(join(folder, "assets/posts.css"), `/* ${at} */\n`),
  "a page": (folder, chance, at) => {
    writeFileSync(
      join(folder, "pages/about.md"),
      `---\ntitle: About ${at}\n---\n\n${paragraph(chance)}\n`,
    );
  },
  "a picture, and a post that shows it": (folder, chance, at) => {
    writeFileSync(join(folder, "posts/dot.gif"), dot(at));
    appendFileSync(somePost(folder, chance), "\n![A dot](dot.gif)\n");
  },
  "the lock file": (folder, _, at) => {
    writeFileSync(join(folder, "package-lock.json"), `{ "version": "1.0.${at}" }\n`);
  },
  "what was built is deleted": (folder, chance) => {
    const pages = readdirSync(join(folder, "_site"), { recursive: true, encoding: "utf8" });
    const [first = "", ...others] = pages.filter((path) => path.endsWith("index.html"));
    rmSync(join(folder, "_site", oneOf(chance, [first, ...others])), { force: true });
  },
  "what is remembered is cut off": (folder, chance) => {
    const builds = join(folder, ".stet/builds");
    if (!existsSync(builds)) return;
    for (const name of readdirSync(builds).filter((each) => /\.json(?:\.journal)?$/.test(each))) {
      const file = join(builds, name);
      const { size } = statSync(file);
      // Somewhere within all of it, or in the last line, which says what the last build changed.
      truncateSync(file, oneOf(chance, [between(chance, 0, size), Math.max(0, size - 9)]));
    }
  },
};

function posts(folder: string): string[] {
  return readdirSync(join(folder, "posts"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(folder, "posts", name));
}

function somePost(folder: string, chance: Chance): string {
  const [first = "", ...others] = posts(folder);
  return oneOf(chance, [first, ...others]);
}

/** One that no post links to, or else the next build would stop; null where there is none. */
function someFreePost(folder: string, chance: Chance): string | null {
  const all = posts(folder);
  const texts = all.map((post) => readFileSync(post, "utf8"));
  const isLinked = (post: string) => texts.some((text) => text.includes(`](${basename(post)})`));
  const [first, ...others] = all.filter((post) => !isLinked(post));
  return first === undefined ? null : oneOf(chance, [first, ...others]);
}

function somePostId(folder: string, chance: Chance): string {
  return somePost(folder, chance).replace(/^.*\/|\.md$/g, "");
}

function replaceLine(folder: string, chance: Chance, key: string, value: string): void {
  edit(somePost(folder, chance), new RegExp(`^${key}: .*$`, "m"), `${key}: ${value}`);
}

function edit(file: string, what: RegExp, by: string): void {
  const text = readFileSync(file, "utf8");
  if (!what.test(text)) throw new Error(`There is no ${what} in ${file}.`);
  writeFileSync(
    file,
    text.replace(what, () => by),
  );
}

/** In a colour of its own. */
function dot(colour: number): Buffer {
  const gif = Buffer.from(GIF);
  gif.writeUInt16LE(colour, 13);
  return gif;
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Only the clock goes on. */
function waitUntil(milliseconds: number): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(sleeper, 0, 0, Math.max(0, milliseconds - Date.now()));
}

function writeThread(folder: string, post: string, comments: Thread["comments"]): void {
  const thread: Thread = { ...readThread(folder, post), comments };
  writeFileSync(join(folder, threadPath(post)), stableJson(Thread, thread));
}
