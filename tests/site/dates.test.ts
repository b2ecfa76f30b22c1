import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { momentOf } from "../../comments/moment.ts";
import { siteDates } from "../../site/dates.ts";

const berlin = siteDates("Europe/Berlin", "en");

describe("a date as an author writes it", () => {
  test.each([
    ["2026-05-28", "2026-05-27T22:00:00Z"],
    ["2026-01-28", "2026-01-27T23:00:00Z"],
    ["2026-05-28 19:14", "2026-05-28T17:14:00Z"],
    ["2026-05-28 19:14:03", "2026-05-28T17:14:03Z"],
    ["2026-05-28T19:14", "2026-05-28T17:14:00Z"],
    ["2026-05-28T19:14:03Z", "2026-05-28T19:14:03Z"],
    ["2026-05-28T19:14:03+01:00", "2026-05-28T18:14:03Z"],
    // The hour that summer time leaves out.
    ["2026-03-29 02:30", "2026-03-29T01:30:00Z"],
    ["2024-02-29", "2024-02-28T23:00:00Z"],
  ])("is read in the site's zone where it names none: %s", (written, moment) => {
    expect(berlin.parse(written)).toBe(moment);
  });

  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-05-28 25:00",
    "28.5.2026",
    "2026",
    "2026-05",
    "2026-W22",
    "2026-148",
    "May 28",
    "",
    " 2026-05-28",
  ])("is refused where it is none: “%s”", (written) => {
    expect(berlin.parse(written)).toBeNull();
  });
});

test("the parts of a date are those of the site's own calendar day", () => {
  expect(berlin.parts("2025-12-31T23:30:00Z")).toEqual({ year: "2026", month: "01", day: "01" });
});

test.each([
  ["de", "Mai", "1.–28. Mai 2026", "28. Dezember 2025 – 1. Mai 2026"],
  ["en", "May", "May 1 – 28, 2026", "December 28, 2025 – May 1, 2026"],
  ["ar", "مايو", "1–28 مايو 2026", "28 ديسمبر 2025 – 1 مايو 2026"],
])("a month and a span of days are named in the language of the site: %s", (locale, ...named) => {
  const { monthName, span } = siteDates("Europe/Berlin", locale);
  const [before, first] = ["2025-12-28T12:00:00Z", "2026-05-01T12:00:00Z"];
  const end = "2026-05-28T12:00:00Z";
  // Intl has narrow spaces in some.
  const told = [monthName(first), span(first, end), span(before, first)];
  expect(told.map((text) => text.replaceAll(/\s/g, " "))).toEqual(named);
});

test.each([
  ["ar", "28 مايو 2026", "28 مايو 2026 في 9:14 م"],
  ["ar-EG", "٢٨ مايو ٢٠٢٦", "٢٨ مايو ٢٠٢٦ في ٩:١٤ م"],
  ["de", "28. Mai 2026", "28. Mai 2026 um 21:14"],
  ["en", "May 28, 2026", "May 28, 2026 at 9:14 PM"],
  ["en-GB", "28 May 2026", "28 May 2026 at 21:14"],
  ["es", "28 de mayo de 2026", "28 de mayo de 2026 a las 21:14"],
  ["fr", "28 mai 2026", "28 mai 2026 à 21:14"],
  ["ja", "2026年5月28日", "2026年5月28日 21:14"],
])("readers see dates in the language of the site: %s", (locale, day, minute) => {
  const dates = siteDates("Europe/Berlin", locale);
  expect(dates.day("2026-05-28T19:14:03Z")).toBe(day);
  expect(dates.minute("2026-05-28T19:14:03Z")).toBe(minute);
});

test("addresses have the digits of every language", () => {
  const { parts } = siteDates("Africa/Cairo", "ar-EG");
  expect(parts("2026-05-28T19:14:03Z")).toEqual({ year: "2026", month: "05", day: "28" });
});

test("days later means the same time of day, also across a change of the clock", () => {
  expect(berlin.daysAfter("2026-03-28T11:00:00Z", 1)).toBe("2026-03-29T10:00:00Z");
});

test("a date is as luxon has it, also on the days when clocks change", () => {
  const moments = fc.integer({
    min: Date.UTC(1900, 0, 1) / 1000,
    max: Date.UTC(2040, 0, 1) / 1000,
  });
  const zones = ["Europe/Berlin", "America/St_Johns", "Africa/Monrovia", "Asia/Pyongyang"];
  const check = (zone: string, seconds: number) => {
    const { year, month, day } = siteDates(zone, "en").parts(momentOf(seconds * 1000));
    const date = DateTime.fromSeconds(seconds, { zone }).toISODate();
    expect(`${year}-${month}-${day}`).toBe(date);
  };
  fc.assert(fc.property(fc.constantFrom(...zones), moments, check), { numRuns: 500 });
});
