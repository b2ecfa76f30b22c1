import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { type Comment, Thread } from "../../../comments/thread.ts";
import { exportWxr } from "../../../scripts/export/wxr/wxr.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const author = (name: string, url: string | null = null) => ({ name, url, key: null });

function exported(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  const { parts, report } = exportWxr({ root, settings: sampleSettings(), now: NOW });
  const xml = [...parts].join("");
  return { xml, report: report() };
}

/** A blog of one post with these comments. */
function withComments(...comments: Comment[]) {
  return {
    "posts/a-post.md": postText(),
    [threadPath("a-post")]: stableJson(Thread, sampleThread(comments)),
  };
}

/** What stands in each element of that name. */
function textsIn(xml: string, name: string): string[] {
  const found: string[] = [];
  let open = "";
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    open = tag.name;
    if (open === name) found.push("");
  });
  parser.on("closetag", () => {
    open = "";
  });
  for (const event of ["text", "cdata"] as const)
    parser.on(event, (text) => {
      if (open === name) found.push((found.pop() ?? "") + text);
    });
  parser.write(xml).close();
  return found;
}

test("a blog of every kind of thing is written as WordPress writes it", async () => {
  const waiting = sampleSubmission({ replyTo: "a" });
  const { xml, report } = exported({
    "posts/2026-05-28-herons.md": postText(
      {
        title: '"Herons & <weirs>"',
        date: '"2026-05-28 19:14"',
        updated: "2026-05-30",
        tags: "[Birds & co, river]",
        series: "Down the river",
        description: "Where they stand.",
        pinned: "true",
        thread: "a-post",
      },
      "One\nsentence, [another](draft.md).\n\n<!-- more -->\n\nAnd ![a heron](/assets/heron.jpg).\n\n```\ntwo\nlines\n```\n",
    ),
    "posts/draft.md": postText({ draft: "true", comments: "closed" }),
    "posts/later.md": postText({ date: "2026-06-02" }),
    "pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
    [threadPath("a-post")]: stableJson(
      Thread,
      sampleThread([
        sampleComment({ id: "a", author: author("Ada & <co>", "https://ada.example/?a=1&b=2") }),
        tombstone("gone"),
        sampleComment({ id: "b", replyTo: "gone", edited: "2026-05-29T08:00:00Z" }),
        sampleComment({ id: "c", author: { ...author("Ada"), owner: true }, replyTo: "b" }),
        tombstone("gone-for-good"),
        sampleMention({ id: "p", text: "[…] and *herons* […]" }),
        sampleMention({ id: "t", kind: "trackback" }),
        sampleMention({ id: "l", kind: "like", author: author("Bo", "https://bo.example/") }),
        sampleMention({ id: "r", kind: "reply", text: "Yes.", author: author("Cy"), replyTo: "a" }),
      ]),
    ),
    [submissionPath("a-post", waiting.id)]: stableJson(Submission, waiting),
    [threadPath("lost")]: stableJson(Thread, sampleThread([sampleComment()], "lost")),
  });
  await expect(xml).toMatchFileSnapshot("../../fixtures/export/blog.wxr.xml");
  expect(report).toEqual([
    "3 posts, 1 page, 8 comments and mentions",
    "1 comment on posts that are not here left out: the export as json has them.",
    expect.stringContaining("Pictures and other files are not in it"),
  ]);
});

describe("WordPress brings in the lowest number first:", () => {
  test("a comment comes before what answers it, wherever it stands", () => {
    const { xml } = exported(
      withComments(
        sampleComment({ id: "c", replyTo: "b" }),
        sampleComment({ id: "b", replyTo: "a" }),
        sampleComment({ id: "a" }),
        sampleComment({ id: "x", replyTo: "nowhere" }),
        sampleComment({ id: "y", replyTo: "z" }),
        sampleComment({ id: "z", replyTo: "y" }),
      ),
    );
    const numbers = textsIn(xml, "wp:comment_id");
    const parents = textsIn(xml, "wp:comment_parent");
    expect(numbers).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(parents).toEqual(["0", "1", "2", "0", "0", "5"]);
  });

  test("however deep they answer each other", () => {
    const chain = Array.from({ length: 3000 }, (_, at) =>
      sampleComment({ id: `c${at}`, replyTo: at === 0 ? null : `c${at - 1}` }),
    );
    const parents = textsIn(exported(withComments(...chain)).xml, "wp:comment_parent");
    expect(parents).toEqual(chain.map((_, at) => String(at)));
  });
});

describe("whatever is typed stays text, and the file can be read:", () => {
  test.each([
    ["the end of a section", "a ]]> b", "a ]]&gt; b"],
    ["the beginning of one", "a <![CDATA[ b", "a &lt;![CDATA[ b"],
    ["an element", "</wp:comment>", "&lt;/wp:comment&gt;"],
    ["what no XML holds", "a\u0000\u000b\ufffe\ud800b", "a\ufffdb"],
    ["an entity", "&nbsp;&#0;", "&amp;nbsp;&amp;#0;"],
  ])("%s", (_, typed, name) => {
    const { xml } = exported(
      withComments(sampleComment({ author: author(typed), text: typed, format: "markdown" })),
    );
    expect(textsIn(xml, "wp:comment_author")).toEqual([name]);
    expect(textsIn(xml, "wp:comment_content")[0]).toMatch(/^<p>.*<\/p>\n?$/s);
  });

  test("in the text of a post, which may hold HTML", () => {
    const { xml } = exported({ "posts/a.md": postText({}, "<div>a ]]> b &lt;</div>\n") });
    expect(textsIn(xml, "content:encoded")).toEqual(["<div>a ]]> b &lt;</div>\n"]);
  });

  test.each([`"]]> & <b>"`, `"</title>"`])("in a title: %s", (title) => {
    const lines = { title, description: title, tags: `[${title.replace('"', '"x ')}]` };
    const { xml } = exported({ "posts/a.md": postText(lines) });
    expect(textsIn(xml, "title")[1]).not.toContain("<");
    expect(textsIn(xml, "category")).toHaveLength(1);
  });
});

test("code keeps its lines, at any depth, and leaves the colours of this site behind", () => {
  const body = "```ts\nconst a = 1;\n\n  // Why\n```\n\n<pre>one\n<b>two\nthree</b></pre>\n";
  const { xml } = exported({ "posts/a.md": postText({}, body) });
  const code = "const a = 1;\n\n  // Why\n";
  expect(textsIn(xml, "content:encoded")).toEqual([
    `<pre><code class="language-ts">${code}</code></pre>\n<pre>one\n<b>two\nthree</b></pre>\n`,
  ]);
});

test("headings are no links, and links within a post stay within it", () => {
  const { xml } = exported({
    "posts/a-post.md": postText({}, "## One & *all*\n\n[up](#one-all)\n"),
  });
  expect(textsIn(xml, "content:encoded")).toEqual([
    '<h2 id="one-all">One &amp; <em>all</em></h2>\n<p><a href="#one-all">up</a></p>\n',
  ]);
});

test("no address of a commenter is in it, and no key that was made of one", () => {
  const key = "k1:9f2c61d0a4b7e813";
  const { xml } = exported(withComments(sampleComment({ author: { ...author("Ada"), key } })));
  expect(textsIn(xml, "wp:comment_author_email")).toEqual([""]);
  expect(textsIn(xml, "wp:comment_author_IP")).toEqual([""]);
  expect(xml).not.toContain("9f2c61d0a4b7e813");
});

test("what has no script here has none there", () => {
  const text = '<p onclick="x()">Hi<script>y()</script></p>';
  const { xml } = exported(withComments(sampleComment({ format: "html", text })));
  expect(textsIn(xml, "wp:comment_content")).toEqual(["<p>Hi</p>"]);
});

test("numbers go on from post to post", () => {
  const { xml } = exported({
    ...withComments(sampleComment()),
    "posts/b-post.md": postText(),
    [threadPath("b-post")]: stableJson(Thread, sampleThread([sampleComment()], "b-post")),
    [submissionPath("b-post", submissionId(3))]: stableJson(
      Submission,
      sampleSubmission({ id: submissionId(3), post: "b-post" }),
    ),
  });
  expect(textsIn(xml, "wp:comment_id")).toEqual(["1", "2", "3"]);
  expect(textsIn(xml, "wp:post_id")).toEqual(["1", "2"]);
});
