import { expect, test } from "vitest";
import { pickId } from "../../../scripts/moderate/pick-id.ts";

const IDS = ["01jd4raaa1", "01jd4raab2", "wordpress-117", "wordpress-11"];

test.each([
  ["a whole id", "01jd4raaa1", "01jd4raaa1"],
  ["a start that only one has", "01jd4raab", "01jd4raab2"],
  ["an ending that only one has", "a1", "01jd4raaa1"],
  ["capitals and spaces around it", " 01JD4RAAA1 ", "01jd4raaa1"],
  ["an id that is also another one's start", "wordpress-11", "wordpress-11"],
  ["what none has", "zz", null],
  ["what only stands in the middle", "jd4", null],
])("takes %s", (_, typed, id) => {
  expect(pickId(typed, IDS)).toBe(id);
});

test("says which ids fit where more than one does", () => {
  expect(() => pickId("01jd", IDS)).toThrow('"01jd" fits 2 ids: 01jd4raaa1, 01jd4raab2.');
});

test("does not take nothing for everything", () => {
  expect(() => pickId(" ", ["a"])).toThrow("cannot be empty");
});
