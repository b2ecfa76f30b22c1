import { expect, test } from "vitest";
import { parsedUrl } from "../../comments/parsed-url.ts";

test.each([
  ["https://ada.example/a b", undefined, "https://ada.example/a%20b"],
  ["../b", "https://ada.example/a/", "https://ada.example/b"],
  ["https://[::1", undefined, null],
  ["b", undefined, null],
])("%s, on the page %s, is %s", (text, base, href) => {
  expect(parsedUrl(text, base)?.href ?? null).toBe(href);
});

test("an address with an ü is read after many others as before them", () => {
  const read = new Set<string | undefined>();
  for (let times = 0; times < 20_000; times++) {
    parsedUrl(`https://ada.example/${times}`);
    read.add(parsedUrl("https://münchen.example/")?.hostname);
  }
  expect([...read]).toEqual(["xn--mnchen-3ya.example"]);
});
