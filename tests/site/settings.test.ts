/** What an author may set, and need not. */
import { expect, test } from "vitest";
import { defineSite } from "../../site/settings.ts";
import { site } from "../../site.config.ts";

const { staticman: _, ...needed } = site;

test("forms made for Staticman need no settings", () => {
  expect(defineSite(needed).staticman).toEqual({ confirm: true, redirectOrigins: [] });
  expect(defineSite({ ...needed, staticman: { confirm: false } }).staticman).toEqual({
    confirm: false,
    redirectOrigins: [],
  });
});

test.each([
  "https://www.user.example/",
  "https://www.user.example/blog",
  "www.user.example",
  "https://*",
  "*",
  "null",
  "javascript:x",
  "https://WWW.user.example",
  "https://user.example; script-src *",
])("where redirects may lead is an origin, and not %s", (origin) => {
  const wrong = { ...needed, staticman: { redirectOrigins: [origin] } };
  expect(() => defineSite(wrong)).toThrow(/site\.config\.ts.*staticman\.redirectOrigins/s);
});
