/** Which comments a moderator is warned of. */
import { expect, test } from "vitest";
import { suspicionsOf } from "../../service/screening.ts";

test.each([
  ["an honest comment", "Ada", "I like *this*, see https://ada.example/", []],
  ["two links", "Ada", "http://a.example and https://b.example", []],
  ["three links", "Ada", "http://a.example HTTPS://b.example [c](https://c.example)", ["links"]],
  ["a web address as a name", "https://pills.example", "Hello", ["link-in-name"]],
  ["a host as a name", "Cheap-Pills.com", "Hello", ["link-in-name"]],
  ["initials as a name", "J. R. R. Tolkien", "Hello", []],
  ["a name without a space after its dot", "St.John", "Hello", []],
  ["the author's name", "Grace Hopper", "Hello", ["author-name"]],
  [
    "the author's name in other letters and spaces",
    " ＧRACE\u00a0-hopper\u200b",
    "Hello",
    ["author-name"],
  ],
  ["a name within the author's", "Grace", "Hello", []],
  ["numbers only", "Ada", "12345 !!!", ["no-letters"]],
  ["letters of another script", "Ада", "Спасибо", []],
] as const)("%s", (_, name, text, expected) => {
  expect(suspicionsOf({ name, text }, "Grace Hopper")).toEqual(expected);
});
