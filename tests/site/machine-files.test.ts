import { describe, expect, test } from "vitest";
import { SiteIndex } from "../../comments/site-index.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { machineFiles } from "../../site/machine-files.ts";
import { writeAddress } from "../../site/write-address.ts";
import { sampleComment, sampleThread, tombstone } from "../support/sample-comments.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const author = { name: "Ada", url: null, key: "k1:9f2c61d0a4b7e813" };
const thread = sampleThread(
  [sampleComment({ author }), tombstone("b"), sampleComment({ id: "c", author })],
  "open",
);
const site = sampleSite(
  {
    "posts/open.md": postText({ updated: "2026-05-29", tags: "[x]" }),
    "posts/grüße.md": postText({ comments: "closed", title: "Grüße" }),
    "pages/talk.md": postText({ date: "", comments: "open" }),
    "pages/about.md": postText({ date: "" }),
  },
  {
    settings: sampleSettings({
      url: "https://user.example/blog/",
      comments: { open: true, closeAfterDays: 14, maxDepth: 8 },
    }),
    threads: [thread, sampleThread([sampleComment()], "of-no-post")],
  },
);
const listed = [...machineFiles(site)];
const files = new Map(listed.map(({ path, content }) => [path, String(content())]));

test("there is one avatar for each key, however many comments have it, under a name that every file system takes, and the author's own", () => {
  const paths = listed.map(({ path }) => path).filter((path) => path.startsWith("avatars/"));
  expect(paths).toEqual(["avatars/k1-9f2c61d0a4b7e813.svg", "avatars/author.svg"]);
  expect(files.get("avatars/k1-9f2c61d0a4b7e813.svg")).toMatch(
    /^<svg viewBox=[^<]*>(<rect [^<]*\/>)+<\/svg>$/,
  );
});

describe("the public site index", () => {
  const index = SiteIndex.parse(JSON.parse(files.get("site-index.json") ?? ""));

  test("is written as every data file is", () => {
    expect(files.get("site-index.json")).toBe(stableJson(SiteIndex, index));
  });

  test("knows where the site is", () => {
    expect(index).toMatchObject({ title: "A blog", url: "https://user.example/blog/" });
  });

  test("has every page with a thread, with all that the service asks", () => {
    expect(index.posts).toEqual([
      {
        id: "grüße",
        url: "https://user.example/blog/2026/gr%C3%BC%C3%9Fe/",
        title: "Grüße",
        date: "2026-05-27T22:00:00Z",
        updated: null,
        tags: [],
        comments: "closed",
        closes: "2026-06-10T22:00:00Z",
        responses: 0,
      },
      {
        id: "open",
        url: "https://user.example/blog/2026/open/",
        title: "A post",
        date: "2026-05-27T22:00:00Z",
        updated: "2026-05-28T22:00:00Z",
        tags: ["x"],
        comments: "open",
        closes: "2026-06-10T22:00:00Z",
        responses: 2,
      },
      {
        id: "talk",
        url: "https://user.example/blog/talk/",
        title: "A post",
        date: null,
        updated: null,
        tags: [],
        comments: "open",
        closes: null,
        responses: 0,
      },
    ]);
  });
});

test("a reply is written on a page of the service, and nowhere where comments are closed", () => {
  const addresses = site.index.posts.map((post) => writeAddress(post, "https://c.example/"));
  expect(addresses).toEqual([null, "https://c.example/write?post=open"]);
});
