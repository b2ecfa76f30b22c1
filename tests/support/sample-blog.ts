/** A small blog that has one of everything, and text that wants to break out of where it stands. */
import { submissionPath, threadPath } from "../../comments/paths.ts";
import type { Thread } from "../../comments/thread.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  tombstone,
} from "./sample-comments.ts";
import { postText } from "./sample-site.ts";

export const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&{{ 7*7 }}`;

const HOSTILE_TAG = `"'><b onclick=alert(1)>&{{ 7*7 }}`;

const ada = { name: "Ada", url: "https://ada.example/?a=1&b=2", key: "k1:9f2c61d0a4b7e813" };

/** Below a depth cap of 3. */
export const EVERY_KIND: Thread = sampleThread(
  [
    sampleComment({ id: "first", author: ada, edited: "2026-05-30T10:00:00Z" }),
    sampleComment({
      id: "by-author",
      replyTo: "first",
      author: { name: "The author", url: null, key: null, owner: true },
    }),
    sampleComment({ id: "third-level", replyTo: "by-author", text: "> quoted\n\nand `answered`" }),
    sampleComment({ id: "too-deep", replyTo: "third-level" }),
    tombstone("gone-unanswered"),
    tombstone("gone"),
    sampleComment({ id: "after-gone", replyTo: "gone", format: "html", text: "<p>From afar.</p>" }),
    sampleMention({ id: "pingback" }),
    sampleMention({
      id: "trackback",
      kind: "trackback",
      mention: { source: "https://b.example/", title: "", site: "" },
    }),
    sampleMention({ id: "webmention", kind: "reply", author: ada, text: "I *answer*." }),
    sampleMention({ id: "like", kind: "like" }),
    sampleComment({ id: "orphan", replyTo: "never-seen" }),
    sampleComment({
      id: "hostile",
      author: { name: HOSTILE, url: null, key: null },
      text: `${HOSTILE}\n\n[x](javascript:alert(1)) \u001b[31m\u0000`,
    }),
  ],
  "every-kind",
);

export const APPROVED = sampleSubmission({ post: "open", text: "Not merged yet." });

const hostile = JSON.stringify(HOSTILE);

export const BLOG: Readonly<Record<string, string>> = {
  "posts/open.md": postText(
    {
      tags: "[garden, 日本語]",
      description: "Open to all.",
      updated: "2026-05-30",
      aliases: "[/2010/öffnen.html, /open]",
      image: "/assets/icon.svg",
      series: "Gates",
      toc: "true",
    },
    'See [the other](every-kind.md), ![a picture](/assets/icon.svg), <a href="/about/">about</a>.\n\n' +
      "| a |\n|--:|\n| {{ 7*7 }} |\n\n## Part one\n\n### A detail\n\n" +
      '![a picture](/assets/icon.svg "With a caption")\n\n```js\nconst a = 1; // Of more letters than there is room for on a phone.\n```\n',
  ),
  "posts/every-kind.md": postText({ title: "Every kind", date: "2026-05-20" }),
  "posts/hostile.md": postText(
    {
      title: hostile,
      description: hostile,
      tags: `[${JSON.stringify(HOSTILE_TAG)}]`,
      date: "2026-05-10",
    },
    "Harmless.\n",
  ),
  "posts/closed.md": postText({
    title: "Closed",
    date: "2025-05-10",
    comments: "closed",
    series: "Gates",
    tags: "[garden]",
  }),
  "posts/grüße-aus-東京.md": postText({ title: "Grüße", date: "2025-04-10" }),
  "posts/draft.md": postText({ title: "A secret", draft: "true", tags: "[secret]" }),
  "posts/program.njk": "---\npermalink: /program/\n---\n{{ 7 * 7 }}",
  "pages/about.md": postText({ title: "About", date: "" }),
  "pages/talk.md": postText({ title: "Talk", date: "", comments: "open", navigation: "false" }),
  "README.md": "# Not a page",
  "notes/idea.md": "# Not a page either",
  [threadPath("every-kind")]: JSON.stringify(EVERY_KIND),
  [threadPath("closed")]: JSON.stringify(sampleThread([sampleComment()], "closed")),
  [submissionPath("open", APPROVED.id)]: JSON.stringify(APPROVED),
};
