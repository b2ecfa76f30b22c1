/** Which post a form is about, and which comment it answers, whatever the theme tells. */
import { beforeEach, describe, expect, test } from "vitest";
import { namedPost } from "../../../service/staticman/named-post.ts";
import { type TestService, testService } from "../../support/comment-service.ts";
import { publishPosts } from "../../support/deployed-files.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
  const { url } = service.site;
  publishPosts(service.site, {
    "first-post": {},
    "other-post": {},
    "kept-thread": { url: `${url}2026/renamed-post/` },
    grüße: { url: `${url}2026/gr%C3%BC%C3%9Fe/` },
    deep: { url: `${url}2026/deep/comments/` },
    deeper: { url: `${url}2026/deeper/comments/` },
  });
});

type Names = Readonly<Record<string, string>>;

function named(options: Names, fields: Names = {}, referrer = "") {
  const bracketed = {
    fields: new Map(Object.entries(fields)),
    options: new Map(Object.entries(options)),
    meaningless: new Set<string>(),
  };
  return namedPost(bracketed, referrer, service.parts.deployedSite);
}

describe("finds the post by", () => {
  test.each([
    ["its id", { slug: "first-post" }, "first-post"],
    ["its id in other letters", { slug: " First-Post " }, "first-post"],
    ["its slug, where its thread has another name", { slug: "renamed-post" }, "kept-thread"],
    ["its id, where its address has another", { slug: "kept-thread" }, "kept-thread"],
    ["Jekyll's name with the date", { slug: "2026-05-01-first-post" }, "first-post"],
    ["its path", { slug: "/2026/first-post/" }, "first-post"],
    ["its path without a slash at either end", { slug: "2026/first-post" }, "first-post"],
    ["its file", { slug: "posts/2026-05-01-first-post.md" }, "first-post"],
    ["letters of any script", { slug: "grüße" }, "grüße"],
    ["letters of any script in an address", { origin: "/2026/gr%C3%BC%C3%9Fe/" }, "grüße"],
    ["an address", { origin: "https://blog.example/2026/first-post/#comments" }, "first-post"],
    ["an address with index.html", { origin: "/2026/first-post/index.html" }, "first-post"],
    ["an address that ends as others do", { origin: "/2026/deeper/comments/" }, "deeper"],
    ["an address, where the slug says nothing", { slug: "9f2c", origin: "/x/deep" }, "deep"],
    ["options[entryId]", { entryId: "first-post" }, "first-post"],
    ["options[postId]", { postId: "first-post" }, "first-post"],
    ["options[parent]", { parent: "https://blog.example/2026/first-post/" }, "first-post"],
    ["the slug first", { origin: "/2026/other-post/", slug: "first-post" }, "first-post"],
  ])("%s", async (_, options, post) => {
    expect(await named(options)).toEqual({ post, parent: "" });
  });

  test("a field, where the theme has it there", async () => {
    expect((await named({}, { post_id: "first-post" })).post).toBe("first-post");
  });

  test("the page that the form was sent from", async () => {
    const referrer = "https://blog.example/2026/first-post/?x=1";
    expect((await named({}, {}, referrer)).post).toBe("first-post");
    expect((await named({}, {}, "https://blog.example/")).post).toBe("");
  });
});

describe("takes options[parent] for", () => {
  test.each([
    ["the comment that is answered", { parent: "wordpress-7" }, "wordpress-7"],
    ["that comment by its element", { parent: "comment-wordpress-7" }, "wordpress-7"],
    ["the post, where it is the slug", { parent: "first-post" }, ""],
    ["the post, where it is the slug with the date", { parent: "2026-05-01-first-post" }, ""],
    ["the post, where it is the path", { parent: "/2026/first-post/" }, ""],
    ["the post, where it is another of its names", { entryId: "9f2c", parent: "9f2c" }, ""],
    ["nothing, where it is neither", { parent: "../../x y" }, ""],
    ["nothing, where it is empty", { parent: "" }, ""],
  ])("%s", async (_, options, parent) => {
    expect(await named({ slug: "first-post", ...options })).toEqual({ post: "first-post", parent });
  });
});

describe("a post that is not there", () => {
  test.each([
    ["keeps its name, for the answer to tell", { slug: "nowhere" }, "nowhere"],
    [
      "is looked for by the last part of its path, which leads nowhere else",
      { slug: "../../etc" },
      "etc",
    ],
    ["is none where its name can be no id", { slug: "a b" }, ""],
    ["is none where nothing is named", {}, ""],
    ["is not guessed where several addresses end so", { origin: "/x/comments/" }, "comments"],
    ["is none where its address is broken", { origin: "http://[", slug: "%E0%A4%A" }, ""],
  ])("%s", async (_, options, post) => {
    expect((await named(options)).post).toBe(post);
  });
});

test("a site that was never reached leaves the name to the merge", async () => {
  service.site.misbehave = (_, response) => void response.destroy();
  expect((await named({ slug: "2026-05-01-unheard-of" })).post).toBe("unheard-of");
  expect((await named({ origin: "/2026/unheard-of/" })).post).toBe("unheard-of");
});
