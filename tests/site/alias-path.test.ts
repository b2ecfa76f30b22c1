import { describe, expect, test } from "vitest";
import { AliasPath, aliasFile } from "../../site/alias-path.ts";

test.each([
  ["/2010/05/old.html", "/2010/05/old.html"],
  ["/old", "/old/index.html"],
  ["/old/", "/old/index.html"],
  ["/v1.2/", "/v1.2/index.html"],
  ["/OLD.HTM", "/OLD.HTM"],
  ["/gr%C3%BC%C3%9Fe/", "/grüße/index.html"],
  ["/gru\u0308n/", "/gr\u00fcn/index.html"],
  ["/a b/", "/a b/index.html"],
])("%s is the file %s", (written, file) => {
  expect(aliasFile(AliasPath.parse(written))).toBe(file);
});

describe("no alias is", () => {
  test.each([
    ["", "such as"],
    ["old.html", "such as"],
    ["https://ada.example/old", "such as"],
    ["//ada.example/old", "such as"],
    ["/?p=117", "leave it out"],
    ["/old#more", "leave it out"],
    ["/../etc/passwd", "such as"],
    ["/a/%2e%2e/b", "such as"],
    ["/a/./b", "such as"],
    ["/a//b", "such as"],
    ["/a\\..\\b", "such as"],
    ["/a%00b", "such as"],
    ["/100%", "such as"],
    [`/${"a".repeat(201)}`, "such as"],
    [17, "such as"],
  ])("%j", (written, says) => {
    const { error } = AliasPath.safeParse(written);
    expect(error?.issues).toMatchObject([{ message: expect.stringContaining(says) }]);
  });
});
