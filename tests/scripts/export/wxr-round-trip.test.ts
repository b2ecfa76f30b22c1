import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commentHtml } from "../../../comments/comment-html.ts";
import { readSubmissions, readThread } from "../../../comments/data-files.ts";
import { importedText } from "../../../comments/imported-html.ts";
import { planMerge, threadsAfter } from "../../../comments/merge-plan.ts";
import { type Comment, isRemoved, type Thread } from "../../../comments/thread.ts";
import { parentsFirst, threadTree } from "../../../comments/thread-tree.ts";
import { withLivingReplies } from "../../../comments/thread-view.ts";
import { xmlCharacters } from "../../../comments/xml-text.ts";
import { exportWxr } from "../../../scripts/export/wxr/wxr.ts";
import { randomBlog } from "../../support/random-blog.ts";
import { NOW, sampleSettings } from "../../support/sample-site.ts";
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
