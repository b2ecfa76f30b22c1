import { expect, test } from "vitest";
import { anyMoment } from "../../../scripts/import/any-moment.ts";

test.each([
  ["1480543395", "2016-11-30T22:03:15Z"],
  [1480543395.25, "2016-11-30T22:03:15Z"],
  ["1480543395286", "2016-11-30T22:03:15Z"],
  ["0", "1970-01-01T00:00:00Z"],
  ["-86400", "1969-12-31T00:00:00Z"],
  ["2016-11-30T22:03:15.286Z", "2016-11-30T22:03:15Z"],
  ["2016-11-30T23:03:15", "2016-11-30T22:03:15Z"],
  ["2016-11-30 23:03:15", "2016-11-30T22:03:15Z"],
  ["2016-11-30 22:03:15 UTC", "2016-11-30T22:03:15Z"],
  ["2016-11-30 17:03:15 -0500", "2016-11-30T22:03:15Z"],
  ["Wed, 30 Nov 2016 22:03:15 +0000", "2016-11-30T22:03:15Z"],
  ["Wed Nov 30 2016 23:03:15 GMT+0100 (Central European Standard Time)", "2016-11-30T22:03:15Z"],
])("%s is the moment %s", (written, moment) => {
  expect(anyMoment(written, "Europe/Berlin")).toBe(moment);
});

test.each([
  "",
  "never",
  "10:30",
  "0000-00-00 00:00:00",
  "2016-13-01",
  "1e999",
  "9".repeat(400),
  "+12000-01-01",
  "NaN",
])("“%s” is none", (written) => expect(anyMoment(written)).toBeNull());
