import { describe, expect, test } from "vitest";
import { retryAfter } from "../../../git-hosts/http/retry-after.ts";

const NOW = Date.parse("2026-05-28T19:14:03Z");
const SECONDS = NOW / 1000;
const YEAR = 365 * 24 * 60 * 60;
const HOUR = 3_600_000;
const secondary = { message: "You have exceeded a secondary rate limit. Please wait." };

test.each<[string, number, Record<string, string>, unknown, number | null]>([
  ["seconds", 403, { "retry-after": "30" }, null, 30_000],
  ["seconds, in maintenance", 503, { "retry-after": "30" }, null, 30_000],
  ["a date", 429, { "retry-after": "Thu, 28 May 2026 19:15:03 GMT" }, null, 60_000],
  ["a date that is past", 429, { "retry-after": "Thu, 28 May 2026 19:00:00 GMT" }, null, 1_000],
  ["no time at all", 429, { "retry-after": "0" }, null, 1_000],
  ["what cannot be read", 429, { "retry-after": "soon" }, null, 60_000],
  ["nothing, with 429", 429, {}, null, 60_000],
  ["nothing, with GitHub's words of a secondary limit", 403, {}, secondary, 60_000],
  [
    "GitHub's end of the hour",
    403,
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${SECONDS + 90}` },
    null,
    90_000,
  ],
  [
    "GitLab's end of the minute",
    429,
    { "ratelimit-remaining": "0", "ratelimit-reset": `${SECONDS + 20}` },
    null,
    20_000,
  ],
  ["a month", 503, { "retry-after": "3000000" }, null, HOUR],
  ["more than any number", 503, { "retry-after": "9".repeat(400) }, null, HOUR],
  ["a date in ten years", 503, { "retry-after": "Wed, 28 May 2036 19:14:03 GMT" }, null, HOUR],
  [
    "an end in ten years",
    403,
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${SECONDS + 10 * YEAR}` },
    null,
    HOUR,
  ],
  ["no end of the hour", 403, { "x-ratelimit-remaining": "0" }, null, 60_000],
  ["requests that are left", 403, { "x-ratelimit-remaining": "12" }, null, null],
  ["a missing right", 403, {}, { message: "Resource not accessible by integration" }, null],
  ["a token that is wrong", 401, { "x-ratelimit-remaining": "0" }, null, null],
  ["a server that is down", 500, { "x-ratelimit-remaining": "0" }, null, null],
])("of %s (%i)", (_, status, headers, body, expected) => {
  expect(retryAfter({ status, headers: new Headers(headers), body }, NOW)).toBe(expected);
});

describe("by the host's clock, where the answer has its date:", () => {
  const date = "Thu, 28 May 2026 19:14:03 GMT";
  const clocks = [
    ["a year behind", NOW - YEAR * 1000],
    ["right", NOW],
    ["a year ahead", NOW + YEAR * 1000],
  ] as const;

  test.each(clocks)("our clock is %s", (_, now) => {
    const left = { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${SECONDS + 90}` };
    const until = { date, "retry-after": "Thu, 28 May 2026 19:15:33 GMT" };
    for (const headers of [left, until]) {
      const answer = { status: 429, headers: new Headers(headers), body: null };
      expect(retryAfter(answer, now)).toBe(90_000);
    }
  });

  test("a date that cannot be read is none", () => {
    const headers = new Headers({ date: "today", "retry-after": "Thu, 28 May 2026 19:15:33 GMT" });
    expect(retryAfter({ status: 429, headers, body: null }, NOW)).toBe(90_000);
  });
});
