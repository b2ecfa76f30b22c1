/** The one form of a moment. */
import { expect, test } from "vitest";
import { Moment, momentOf } from "../../comments/moment.ts";

test("a moment is whole seconds in UTC, never rounded up", () => {
  expect(momentOf(Date.UTC(2026, 4, 28, 19, 14, 3, 999))).toBe("2026-05-28T19:14:03Z");
  expect(Moment.safeParse(momentOf(0)).success).toBe(true);
});

test("moments sort as text", () => {
  const times = [0, 999, 1_000, 86_400_000, Date.UTC(2026, 0, 1), Date.UTC(9999, 11, 31)];
  const moments = times.map(momentOf);
  expect(moments.toSorted()).toEqual(moments);
});

test.each([
  "2026-05-28",
  "2026-05-28T19:14Z",
  "2026-05-28T19:14:03",
  "2026-05-28T19:14:03.1Z",
  "2026-05-28T19:14:03+00:00",
  "2026-05-28t19:14:03z",
  "2026-13-01T00:00:00Z",
  "2025-02-29T00:00:00Z",
  "2026-05-28T24:00:00Z",
  "2026-05-28T19:14:03Z\n",
])("refuses %j", (text) => {
  expect(Moment.safeParse(text).success).toBe(false);
});
