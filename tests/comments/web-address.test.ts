/** Which web addresses a comment may carry. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { WebAddress, webAddressOf } from "../../comments/web-address.ts";

test.each([
  ["ada.example", "https://ada.example/"],
  ["localhost:3000/x", "https://localhost:3000/x"],
  ["//ada.example", "https://ada.example/"],
  ["HTTPS://ADA.EXAMPLE/Path", "https://ada.example/Path"],
  ["http://ada.example:80", "http://ada.example/"],
  ["https://ada.example#<script>", "https://ada.example/#%3Cscript%3E"],
  ['https://ada.example/?q="x"', "https://ada.example/?q=%22x%22"],
  ["https://[2001:db8::1]/", "https://[2001:db8::1]/"],
  ["https://münchen.example/", "https://xn--mnchen-3ya.example/"],
  ["javascript:1", "https://javascript:1/"],
])("reads %j as %s", (typed, address) => {
  expect(webAddressOf(typed)).toBe(address);
});

test.each([
  "",
  " ",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>1</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "ftp://ada.example/",
  "mailto:ada@ada.example",
  "blob:https://ada.example/1",
  "https://",
  "https://user@ada.example/",
  "https://:secret@ada.example/",
  "https://a b.example/",
  'https://"onmouseover=alert(1)//',
  "https://ada.example:99999/",
  `https://ada.example/${"x".repeat(300)}`,
  `https://ada.example/${"é".repeat(60)}`,
])("refuses %j", (typed) => {
  expect(webAddressOf(typed)).toBeNull();
});

test("an address that was read is read as itself, and a file may hold it", () => {
  const typed = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string(),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const address = webAddressOf(text);
      if (address === null) return;
      expect(address).toMatch(/^https?:\/\/[^\s"<>]+$/);
      expect(webAddressOf(address)).toBe(address);
      expect(WebAddress.safeParse(address).success).toBe(true);
    }),
  );
});
