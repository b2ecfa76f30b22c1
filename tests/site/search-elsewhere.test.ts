import { expect, test } from "vitest";
import { searchElsewhere } from "../../site/search-elsewhere.ts";
import { sampleSettings } from "../support/sample-site.ts";

const SITE = "https://user.example/blog/";

test("the form of another site's search keeps to this site, and its link needs no form", () => {
  const { search } = sampleSettings();
  expect(searchElsewhere(search.elsewhere, SITE)).toEqual({
    name: "duckduckgo.com",
    origin: "https://duckduckgo.com",
    action: "https://duckduckgo.com/",
    field: "q",
    hidden: [["sites", "user.example/blog"]],
    link: "https://duckduckgo.com/?sites=user.example%2Fblog&q=site%3Auser.example%2Fblog",
  });
});

test("the author may name nobody", () => {
  const { search } = sampleSettings({ search: { elsewhere: null } });
  expect(searchElsewhere(search.elsewhere, SITE)).toBeNull();
});

test.each([
  "duckduckgo",
  "https://search.example/",
  "https://search.example/?q={words}",
  "https://search.example/{words}?site={site}",
  "https://search.example/?q=in:{site} {words}",
  "javascript:alert(1)?q={words}&s={site}",
  "https://ada:secret@search.example/?q={words}&s={site}",
  "https://search.example/?q={words}&s={site}#part",
])("%s is no such search", (elsewhere) => {
  expect(() => sampleSettings({ search: { elsewhere } })).toThrow(
    /site\.config\.ts: search\.elsewhere: expected an address with \{words\} and \{site\}/,
  );
});
