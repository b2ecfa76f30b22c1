/** A thread too long for one page, as the built site has it. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { wordsFor } from "../../words/words.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { sampleComment, sampleThread, tombstone } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";

test("a long thread has pages that lead from one to the next, and its feed has them all", async () => {
  const imported = { from: "wordpress", id: "40" };
  const comments = ["a", "b", "c"].map((id) => sampleComment({ id }));
  comments.push(sampleComment({ id: "d", imported }));
  const replies = ["e", "f", "g"].map((id) => sampleComment({ id, replyTo: "a" }));
  const long = { ...sampleThread([...comments, ...replies], "long"), perPage: 2 };
  const { files } = build(
    blogCopy(
      {
        "posts/long.md": postText({ title: "Long" }),
        [threadPath("long")]: stableJson(Thread, long),
      },
      { url: "https://user.example/my/blog/" },
    ),
  );
  const page = (path: string) => files.get(`2026/long/${path}`) ?? expect.fail(`no page ${path}`);
  const shown = (path: string) =>
    [...page(path).matchAll(/<li[^>]* id="comment-(\w)"/g)].map(([, id]) => id);
  const led = (path: string) =>
    [...page(path).matchAll(/<a rel="(prev|next)" href="\/my\/blog\/2026\/long\/([^"]*)"/g)].map(
      ([, where, to]) => `${where} ${to}`,
    );
  const at = ["index.html", "comments/2/index.html", "comments/to/a/index.html"];
  expect(at.map(shown)).toEqual([["a", "e", "f", "b"], ["c", "d"], ["g"]]);
  expect(led("index.html")).toEqual(["next comments/2/#comments"]);
  expect(new Set(led("comments/2/index.html"))).toEqual(new Set(["prev #comments"]));
  expect(page("index.html")).toContain('href="/my/blog/2026/long/comments/to/a/">1 further reply');
  expect(page("index.html")).toContain("7 responses");
  expect(page("comments/2/index.html")).toContain('<meta name="description" content="Hello.">');
  const feed = /<(?:link rel="alternate"|a)[^>]* href="\/my\/blog\/2026\/long\/comments\.xml">/g;
  for (const path of at) expect(page(path).match(feed), path).toHaveLength(2);
  // From where links to it led before it was imported.
  expect(page("index.html")).toContain(
    '<a id="comment-40" href="/my/blog/2026/long/comments/2/#comment-40">',
  );
  expect(page("comments.xml").match(/<entry>/g)).toHaveLength(7);
  expect(page("comments.xml")).toContain(
    "<id>https://user.example/my/blog/2026/long/comments/2/#comment-d</id>",
  );
  expect(files.get("sitemap.xml")).toContain(
    `/2026/long/comments/2/</loc><lastmod>${sampleComment().date}</lastmod>`,
  );
  const validator = new HtmlValidate(
    new StaticConfigLoader({ extends: ["html-validate:recommended"] }),
  );
  for (const path of at)
    expect((await validator.validateString(page(path), path)).results, path).toEqual([]);
});

test("a page whose comments were all removed says so, and is in no sitemap", () => {
  const replies = ["c", "d", "e"].map((id) => tombstone(id, "a"));
  const spam = ["g", "h", "i"].map((id) => tombstone(id, "f"));
  const comments = [
    ...[tombstone("x"), tombstone("y"), sampleComment({ id: "a" }), sampleComment({ id: "b" })],
    ...[...replies, tombstone("f"), ...spam],
  ];
  const long = { ...sampleThread(comments, "long"), perPage: 2 };
  const posts = { "posts/long.md": postText({ title: "Long" }) };
  const { files } = build(blogCopy({ ...posts, [threadPath("long")]: stableJson(Thread, long) }));
  const { allRemoved } = wordsFor("en").thread;
  const told = (path: string) => files.get(`2026/long/${path}index.html`)?.includes(allRemoved);
  expect(["", "comments/3/", "comments/to/a/", "comments/to/f/"].map(told)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(told("comments/2/")).toBe(false);
  const listed = files.get("sitemap.xml") ?? "";
  expect(listed.match(/(?<=<loc>[^<]*\/2026\/long\/)[^<]*/g)).toEqual(["", "comments/2/"]);
  expect(listed).not.toContain("<lastmod></lastmod>");
  // What answers a comment that is gone is no part of the thread's own pages.
  expect(files.get("2026/long/index.html")?.match(/(?<=>)\d(?=<\/(?:a|span)><\/li>)/g)).toEqual([
    "1",
    "2",
    "3",
  ]);
});
