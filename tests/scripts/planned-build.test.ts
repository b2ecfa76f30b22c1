import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { chanceFrom } from "../../bench/chance.ts";
import { editedBuilds } from "../../bench/planned-builds/edited-builds.ts";
import { threadPath } from "../../comments/paths.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { writeFiles } from "../support/temporary-folder.ts";

/** A shorter run of `npm run bench -- planned-builds`. */
test("a build of what changed comes to the same as one of everything, whatever was edited", () => {
  const builds = [...editedBuilds(chanceFrom(11), 4, { kills: false, inSmallParts: false })];
  expect(builds.map(({ edits, wrong }) => ({ edits, wrong }))).toEqual(
    builds.map(({ edits }) => ({ edits, wrong: [] })),
  );
  expect(builds.some(({ kept }) => kept > 0)).toBe(true);
}, 300_000);

test("a build that is killed is finished or undone by the next, and so is one by many processes", () => {
  const builds = [...editedBuilds(chanceFrom(12), 2, { kills: true, inSmallParts: true })];
  expect(builds.map(({ wrong }) => wrong)).toEqual([[], []]);
}, 300_000);

test("a new comment changes what shows it or counts it, and no other post's page", () => {
  const folder = blogCopy({
    "posts/a.md": postText({ tags: "[garden]" }),
    "posts/b.md": postText({ tags: "[garden]", date: "2026-05-27" }),
    "posts/c.md": postText({ tags: "[garden]", date: "2025-05-27" }),
    "posts/d.md": postText({ tags: "[river]", date: "2025-04-27" }),
  });
  build(folder);
  const before = timesIn(folder);
  writeFiles(folder, {
    [threadPath("a")]: JSON.stringify(sampleThread([sampleComment()], "a")),
  });
  const { said } = build(folder, "--explain");
  expect(said).toContain("posts/a.md: changed: ");
  const after = timesIn(folder);
  const changed = [...after].filter(([path, time]) => before.get(path) !== time);
  expect(changed.map(([path]) => path).sort()).toMatchInlineSnapshot(`
    [
      "2026/a/comments.json",
      "2026/a/comments.xml",
      "2026/a/index.html",
      "archive/2026/05/index.html",
      "archive/2026/index.html",
      "archive/index.html",
      "comments.xml",
      "feed.xml",
      "index.html",
      "site-index.json",
      "sitemap.xml",
      "tags/garden/index.html",
    ]
  `);
});

test("--explain says why all is made anew, where it is", () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  const whyMade = (...words: string[]) =>
    /^posts\/a\.md: (.*)$/m.exec(build(folder, "--explain", ...words).said)?.[1];
  expect(whyMade()).toBe("nothing is known of a build before this");
  expect(whyMade("--full")).toBe("all is to be made");
  const layout = join(folder, "_includes/post.njk");
  writeFileSync(layout, `${readFileSync(layout, "utf8")}\n`);
  expect(whyMade()).toBe("layouts, settings or the program changed");
  expect(whyMade()).toBeUndefined();
});

test("the program is not taken for built where it was edited while a build started", () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  const words = join(folder, "words/en.ts");
  const text = readFileSync(words, "utf8");
  const edited = text.replace('archive: "Archive"', 'archive: "Old papers"');
  const command = join(folder, "scripts/build.ts");
  // When this runs, all of the program has been loaded.
  const edit = `import { writeFileSync } from "node:fs"; writeFileSync("words/en.ts", ${JSON.stringify(edited)});`;
  writeFileSync(command, `${edit}\n${readFileSync(command, "utf8")}`);
  expect(build(folder).files.get("index.html")).not.toContain("Old papers");
  expect(build(folder).files.get("index.html")).toContain("Old papers");
});

test("of a page that nobody can answer any more no thread is published", () => {
  const folder = blogCopy({
    "posts/a.md": postText(),
    "pages/about.md": "---\ntitle: About\n---\n",
  });
  const comments = [sampleComment({ id: "a" }), sampleComment({ id: "b" })];
  for (const some of [comments, comments.slice(1)]) {
    const thread = JSON.stringify(sampleThread(some, "about"));
    writeFiles(folder, { [threadPath("about")]: thread });
    const paths = [...build(folder).files.keys()];
    expect(paths.filter((path) => path.startsWith("about/"))).toEqual(["about/index.html"]);
  }
});

test("what was edited while another page was lost is as in a build of everything, and stays so", () => {
  const folder = blogCopy({
    "posts/a.md": postText({ tags: "[garden]" }),
    "posts/b.md": postText({ tags: "[garden]", date: "2026-05-27" }),
  });
  build(folder);
  appendFileSync(join(folder, "posts/a.md"), "\nMore.\n");
  rmSync(join(folder, "_site/2026/b/index.html"));
  build(folder);
  const thread = JSON.stringify(sampleThread([sampleComment()], "b"));
  writeFiles(folder, { [threadPath("b")]: thread });
  const planned = build(folder).files;
  expect(planned).toEqual(build(folder, "--full").files);
});

test("a link where a thread would be is told of, also where nothing else has changed", () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  build(folder);
  mkdirSync(join(folder, "comments-data/threads"), { recursive: true });
  symlinkSync("nowhere", join(folder, threadPath("a")));
  expect(build(folder)).toMatchObject({
    code: 1,
    said: expect.stringContaining("expected a file or a folder, not a link"),
  });
});

test("what a build wrote that nobody remembers goes with what it was made of", () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  build(folder);
  const [name = ""] = readdirSync(join(folder, ".stet/builds"));
  const remembered = readFileSync(join(folder, ".stet/builds", name));
  writeFiles(folder, { "assets/new.css": "body {}" });
  build(folder);
  writeFileSync(join(folder, ".stet/builds", name), remembered);
  rmSync(join(folder, "assets/new.css"));
  expect(build(folder).files.has("assets/new.css")).toBe(false);
});

test("nothing is planned where nothing has changed, but a post that falls due is published", async () => {
  const folder = blogCopy({ "posts/a.md": postText() });
  const began = Date.now();
  build(folder);
  const due = Date.now() + 2 * (Date.now() - began);
  const date = new Date(due).toISOString().replace(/\.\d+/, "");
  writeFiles(folder, { "posts/due.md": postText({ date }) });
  build(folder);
  await pause(Math.max(0, due - Date.now()));
  const published = [...build(folder).files.keys()];
  expect(published.filter((path) => /^\d+\/due\/index\.html$/.test(path))).toHaveLength(1);
  expect(build(folder, "--explain").said).toMatch(/^Built 0 pages/m);
});

test("a template of the author's that goes through a list sees all of it each time", () => {
  const mine =
    "---\npermalink: /mine/\n---\n{% for tag in lists.tags %}{{ tag.name }} {% endfor %}\n";
  const folder = blogCopy({
    "posts/a.md": postText({ tags: "[garden]" }),
    "posts/b.md": postText({ tags: "[river]", date: "2026-05-27" }),
    "pages/mine.njk": mine,
  });
  build(folder);
  writeFiles(folder, { "posts/c.md": postText({ tags: "[sea]", date: "2026-05-26" }) });
  expect(build(folder).files.get("mine/index.html")).toContain("garden river sea");
});

function timesIn(folder: string): Map<string, number> {
  const names = readdirSync(join(folder, "_site"), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, "_site", name)).isFile());
  return new Map(files.map((name) => [name, statSync(join(folder, "_site", name)).mtimeMs]));
}

describe("a build of very many pages", () => {
  // Each with the pages of its old addresses.
  const aliases = (at: number) => Array.from({ length: 9 }, (_, old) => `/old/${at}-${old}/`);
  const posts = Array.from({ length: 110 }, (_, at) => [
    `posts/post-${at}.md`,
    postText({ aliases: JSON.stringify(aliases(at)) }),
  ]);

  test("is made by several processes, and is the same", () => {
    const first = Object.fromEntries(posts.slice(0, 55));
    const folder = blogCopy(first);
    build(folder);
    writeFiles(folder, Object.fromEntries(posts.slice(55)));
    // So many more are made in one process, and all of them are not.
    const { files: expected } = build(folder);
    const { said, files } = build(folder, "--full");
    expect(said).toMatch(/^Built 1[01]\d\d pages/m);
    expect([...files].filter(([path, text]) => expected.get(path) !== text)).toEqual([]);
    expect(files.size).toBe(expected.size);
  }, 300_000);

  test("ends with the first mistake, and with nothing changed", () => {
    const folder = blogCopy(Object.fromEntries(posts));
    writeFiles(folder, { "posts/post-7.md": postText({}, "To [nowhere](gone.md).\n") });
    const { code, said, files } = build(folder);
    expect(said).toContain(
      "The site was not built. Please mend:\nposts/post-7.md: links to gone.md",
    );
    expect(code).toBe(1);
    expect(files.has("index.html")).toBe(false);
  }, 300_000);
});
