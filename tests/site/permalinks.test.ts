import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsedUrl } from "../../comments/parsed-url.ts";
import { addressesAt, insistInside, linkTo, pathFor, slugOf } from "../../site/permalinks.ts";

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

describe("the whole address of a link is as a browser has it", () => {
  const sites = fc.constantFrom(
    ...["https://blog.example/", "http://blog.example:8080/", "https://blog.example:443/grüße/"],
    ...["https://user.example/blog/", "https://ada:word@user.example/a%20b/", "https://[::1]/x/"],
  );
  const insistSame = (link: string, site: string) =>
    expect(addressesAt(site)(link)).toBe(new URL(link, site).href);

  test("where it leads to a post, in any script", () => {
    const folder = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("2026", "grüße", "…"));
    fc.assert(
      fc.property(fc.array(folder), sites, (folders, site) => {
        // With no folder without a name: its link would begin like that of another host.
        const path = folders.map((name) => `p${name}/`).join("");
        insistSame(linkTo(`/${path}`, site), site);
      }),
    );
  });

  test("where it is any text", () => {
    const part = fc.constantFrom(
      ...["/", "/", "//", ".", "..", "%2e", "%2E", "%", "%C3%BC", "a", "Z", "9", "-", "_", "~"],
      ...["?", "#", ":", "@", "\\", " ", "\n", "\t", "ü", "http:", "mailto:", "[", "|", "^"],
    );
    const text = fc.oneof(
      fc.array(part).map((parts) => parts.join("")),
      fc.string(),
    );
    const links = fc.oneof(
      text,
      text.map((end) => `/${end}`),
      text.map((middle) => `/${middle}/`),
    );
    fc.assert(
      fc.property(links, sites, (link, site) => {
        fc.pre(parsedUrl(link, site) !== null);
        insistSame(link, site);
      }),
      { numRuns: 2_000 },
    );
  });
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
