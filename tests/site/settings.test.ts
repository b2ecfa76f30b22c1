/** What an author may set, and need not. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defineSite } from "../../site/settings.ts";
import { site } from "../../site.config.ts";

const { staticman: _, moderation: __, ...needed } = site;

test("site.config.ts shows every setting, and what holds where one is not set", () => {
  const text = readFileSync("site.config.ts", "utf8");
  expect(Object.keys(site).filter((name) => !text.includes(`\n  ${name}: `))).toEqual([]);
  expect(defineSite(needed)).toEqual(site);
});

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

test("everything is moderated, and suspects are kept for two weeks, where nothing else is said", () => {
  expect(defineSite(needed).moderation).toEqual({ publish: "nothing", keepSuspectsDays: 14 });
  const moderation = { publish: "unsuspected" } as const;
  expect(defineSite({ ...needed, moderation }).moderation).toEqual({
    publish: "unsuspected",
    keepSuspectsDays: 14,
  });
});

test.each([
  ["publish", { publish: "all" }],
  ["keepSuspectsDays", { keepSuspectsDays: 0 }],
  ["keepSuspectsDays", { keepSuspectsDays: 61 }],
  ["trust", { trust: ["Ada"] }],
])("moderation names %s where it is wrong", (field, moderation) => {
  const wrong = JSON.parse(JSON.stringify({ ...needed, moderation }));
  expect(() => defineSite(wrong)).toThrow(field);
});

test.each(["ar", "en-GB", "de-CH", "ja"])("the language may be %s", (language) => {
  expect(defineSite({ ...needed, language }).language).toBe(language);
});

test.each([
  ["zh", 'site.config.ts: language: There are no words for the language "zh" yet'],
  ["pt-BR", "Languages here: ar, de, en, es, fr, ja"],
  ["English", "site.config.ts: language: expected a tag such as en or en-GB"],
  ["en_GB", "site.config.ts: language: expected a tag such as en or en-GB"],
  ["en-GB-GB", "site.config.ts: language: expected a tag such as en or en-GB"],
])("the language cannot be %s, and it says what can be", (language, said) => {
  expect(() => defineSite({ ...needed, language })).toThrow(said);
});

test.each(["", " "])(
  "what search engines are told of the site is more than “%s”",
  (description) => {
    expect(() => defineSite({ ...needed, description })).toThrow(
      "site.config.ts: description: expected a sentence about the site",
    );
  },
);
