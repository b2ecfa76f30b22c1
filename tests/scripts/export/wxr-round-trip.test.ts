import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commentHtml } from "../../../comments/comment-html.ts";
import { readSubmissions, readThread, writeThreads } from "../../../comments/data-files.ts";
import { importedText } from "../../../comments/imported-html.ts";
import { planMerge, threadsAfter } from "../../../comments/merge-plan.ts";
import { threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { type Comment, isRemoved, Thread } from "../../../comments/thread.ts";
import { parentsFirst, threadTree } from "../../../comments/thread-tree.ts";
import { withLivingReplies } from "../../../comments/thread-view.ts";
import { xmlCharacters } from "../../../comments/xml-text.ts";
import { allPosts } from "../../../scripts/all-posts.ts";
import { exportWxr } from "../../../scripts/export/wxr/wxr.ts";
import { randomBlog } from "../../support/random-blog.ts";
import { sampleComment, sampleThread, tombstone } from "../../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { agrees, filesOf, importInto } from "../import/imported-folder.ts";

const settings = sampleSettings();

function exportedTo(root: string): string {
  const path = join(temporaryFolder(), "blog.xml");
  writeFileSync(path, [...exportWxr({ root, settings, now: NOW }).parts].join(""));
  return path;
}

/** The thread as the site shows it, each comment by its id. */
function asSeen(root: string, post: string) {
  const threads = new Map([[post, readThread(root, post)]]);
  const found = readSubmissions(root).filter(({ submission }) => submission.post === post);
  const thread = threadsAfter(threads, planMerge(threads, found, null)).get(post) as Thread;
  const order = parentsFirst(threadTree(thread.comments));
  const living = withLivingReplies(order);
  const seen = order
    .filter((node) => living.has(node))
    .map(({ comment, parent }) => [comment.id, { ...shown(comment), answers: parent?.comment.id }]);
  return Object.fromEntries(seen);
}

function shown(comment: Comment) {
  const { date } = comment;
  if (isRemoved(comment)) return { date, removed: true };
  const { kind, text = "", format = "markdown" } = comment;
  const { name, url, owner } = comment.author ?? {};
  const mention = comment.kind === "comment" ? null : comment.mention;
  const edited = comment.kind === "comment" ? comment.edited : undefined;
  const words = visible(importedText(commentHtml(text, format)));
  return {
    date,
    kind,
    name: name && visible(name),
    url,
    owner,
    edited,
    words,
    mention: mention && {
      ...mention,
      title: visible(mention.title),
      site: visible(mention.site),
    },
  };
}

/** XML has no way to write some characters that show nothing. */
function visible(text: string): string {
  return xmlCharacters(text)
    .replace(/[^\S\n]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

test("a blog that is exported for WordPress and imported again has the same comments, as they are seen", async () => {
  await fc.assert(
    fc.asyncProperty(randomBlog, async (files) => {
      const blog = temporaryFolder(files);
      const other = temporaryFolder();
      const path = exportedTo(blog);
      const report = await importInto(other, path);
      expect(agrees(report)).toBe(true);
      for (const post of ["a", "b", "c"]) expect(asSeen(other, post)).toEqual(asSeen(blog, post));
      const before = filesOf(other);
      expect((await importInto(other, path)).files).toBe(0);
      expect(filesOf(other)).toEqual(before);
    }),
    { numRuns: 20 },
  );
});

const CODE = "```ts\nconst herons = [\n  1,\n];\n\n// All of them.\n```\n";

test("posts and pages keep what WordPress has a field for", async () => {
  const lines = {
    title: '"Herons & <weirs>"',
    date: '"2026-05-28 19:14"',
    updated: '"2026-05-30 08:00"',
    tags: "[Birds & co, river]",
    description: '"Where <they> stand."',
    pinned: "true",
  };
  const blog = temporaryFolder({
    "posts/herons.md": postText(lines, `One\nsentence, and [about](../pages/about.md).\n\n${CODE}`),
    "posts/later.md": postText({ date: "2026-07-01", comments: "closed" }),
    "posts/draft.md": postText({ draft: "true" }),
    "pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
  });
  const other = temporaryFolder();
  await importInto(other, exportedTo(blog));
  const read = (root: string, file: string) => {
    const { body, url, contentId, ...facts } = allPosts(root, settings, NOW).byFile.get(file) ?? {};
    return facts;
  };
  for (const file of ["posts/herons.md", "posts/later.md", "posts/draft.md", "pages/about.md"])
    expect(read(other, file)).toEqual(read(blog, file));
  const { "posts/herons.md": herons } = filesOf(other);
  expect(herons).toContain(`\n\nOne sentence, and [about](../pages/about.md).\n\n${CODE}`);
});

test("a newer export, with other numbers, brings only what is new", async () => {
  const thread = (post: string, ids: readonly string[]) => ({
    [`posts/${post}.md`]: postText({ title: post }),
    [threadPath(post)]: stableJson(
      Thread,
      sampleThread(
        ids.map((id) => sampleComment({ id })),
        post,
      ),
    ),
  });
  const other = temporaryFolder();
  await importInto(other, exportedTo(temporaryFolder(thread("m", ["m-1"]))));
  const newer = temporaryFolder({ ...thread("a", ["a-1"]), ...thread("m", ["m-1", "m-2"]) });
  const { tally } = await importInto(other, exportedTo(newer));
  expect(tally.written).toMatchObject({ post: 1, comment: 2 });
  expect(readThread(other, "m").comments.map(({ id }) => id)).toEqual(["m-1", "m-2"]);
  expect(readThread(other, "a").comments.map(({ id }) => id)).toEqual(["a-1"]);
});

test("what was removed after it went to WordPress does not return from there", async () => {
  const blog = temporaryFolder({
    "posts/a.md": postText(),
    [threadPath("a")]: stableJson(Thread, sampleThread([sampleComment({ id: "x" })], "a")),
  });
  const path = exportedTo(blog);
  writeThreads(blog, [sampleThread([tombstone("x")], "a")]);
  const before = filesOf(blog);
  const { tally, files } = await importInto(blog, path);
  expect(files).toBe(0);
  expect(tally.reported).toMatchObject([{ reason: "removed-here" }]);
  expect(filesOf(blog)).toEqual(before);
});

test.each([
  ["an id that is none", "id=x", "id=NOT+ONE"],
  ["a kind that is none", "id=x", "id=x&amp;kind=party"],
  ["a date that is none", "id=x", "id=x&amp;edited=soon"],
  ["no words at all", "id=x", ""],
])("what stands under our key and is not ours is passed over: %s", async (_, ours, theirs) => {
  const blog = temporaryFolder({
    "posts/a.md": postText(),
    [threadPath("a")]: stableJson(Thread, sampleThread([sampleComment({ id: "x" })], "a")),
  });
  const text = readFileSync(exportedTo(blog), "utf8");
  const path = join(temporaryFolder(), "blog.xml");
  writeFileSync(path, text.replace(`>${ours}<`, `>${theirs}<`));
  const other = temporaryFolder();
  await importInto(other, path);
  expect(readThread(other, "a").comments).toMatchObject([
    { id: "wordpress-1", imported: { from: "wordpress", id: "1" } },
  ]);
});

test("of two that claim one id the first one comes", async () => {
  const twins = ["one", "two"].map((text) => sampleComment({ id: text, text }));
  const blog = temporaryFolder({
    "posts/a.md": postText(),
    [threadPath("a")]: stableJson(Thread, sampleThread(twins, "a")),
  });
  const path = exportedTo(blog);
  writeFileSync(path, readFileSync(path, "utf8").replace(">id=two<", ">id=one<"));
  const other = temporaryFolder();
  const { tally } = await importInto(other, path);
  expect(readThread(other, "a").comments).toMatchObject([{ id: "one", text: "<p>one</p>" }]);
  expect(tally.reported).toMatchObject([{ reason: "same-id" }]);
});
