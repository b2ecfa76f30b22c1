import { describe, expect, test } from "vitest";
import { insistInside, linkTo, pathFor, slugOf } from "../../site/permalinks.ts";

test.each([
  ["posts/a-walk.md", "a-walk"],
  ["posts/2026/a-walk.md", "a-walk"],
  ["posts/2026-05-28-a-walk.md", "a-walk"],
  ["posts/a-walk/index.md", "a-walk"],
  ["posts/2026-05-28-a-walk/index.md", "a-walk"],
  ["posts/index.md", "posts"],
  ["posts/gru\u0308ße.md", "gr\u00fcße"],
  ["posts/v1.2.md", "v1.2"],
])("the slug of %s is %s, by Eleventy's rule", (file, slug) => {
  expect(slugOf(file)).toBe(slug);
});

test.each([
  ["/{year}/{id}/", "/2026/a-walk/"],
  ["/{year}/{month}/{day}/{id}/", "/2026/05/28/a-walk/"],
  ["/blog-{id}/", "/blog-a-walk/"],
])("the pattern %s gives %s", (pattern, path) => {
  const parts = { slug: "a-walk", year: "2026", month: "05", day: "28" };
  expect(pathFor(pattern, parts)).toBe(path);
});

test.each(["..", "../evil", "a/b", "", ".hidden", "Upper"])("no path is made of “%s”", (slug) => {
  expect(() => pathFor("/{id}/", { slug, year: "", month: "", day: "" })).toThrow();
});

test.each([
  ["/2026/a/", "https://blog.example/", "/2026/a/"],
  ["/2026/a/", "https://user.example/blog/", "/blog/2026/a/"],
  ["/2026/grüße/", "https://blog.example/", "/2026/gr%C3%BC%C3%9Fe/"],
  ["/", "https://user.example/blog/", "/blog/"],
])("a link to %s on %s is %s", (path, site, link) => {
  expect(linkTo(path, site)).toBe(link);
});

describe("an output path", () => {
  test.each([
    ["./_site/", "./_site/a/index.html"],
    ["../../tmp/x/", "../../tmp/x/a.html"],
    ["_site", "_site/..a/b.html"],
  ])("inside %s is let through: %s", (output, path) => {
    expect(() => insistInside(output, path)).not.toThrow();
  });

  test.each([
    ["./_site/", "./evil.html"],
    ["./_site/", "./_site/../evil.html"],
    ["./_site/", "./_site2/evil.html"],
    ["./_site/", "../evil.html"],
    ["./_site/", "./_site/"],
  ])("outside %s stops the build: %s", (output, path) => {
    expect(() => insistInside(output, path)).toThrow("outside the output folder");
  });
});
