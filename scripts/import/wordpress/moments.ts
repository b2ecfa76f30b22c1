/** Dates as WordPress writes them, as moments in UTC. */
import { DateTime } from "luxon";
import { momentOf } from "../../../comments/moment.ts";

const SHAPE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/;

/** `2012-01-03 17:11:37`; null for `0000-00-00 00:00:00` and whatever is no date. */
export function momentIn(written: string, zone = "utc"): string | null {
  const [, day, time] = SHAPE.exec(written) ?? [];
  if (zone === "utc") return utcMoment(`${day}T${time}Z`);
  const date = DateTime.fromISO(`${day}T${time}`, { zone });
  return date.isValid && isOfOurTime(date.year) ? momentOf(date.toMillis()) : null;
}

/** Not by luxon, which takes ten times as long: comments are many. */
function utcMoment(written: string): string | null {
  const time = Date.parse(written);
  // A day that no month has would be read as one of the next.
  const moment = Number.isNaN(time) ? null : momentOf(time);
  return moment === written && isOfOurTime(Number(written.slice(0, 4))) ? moment : null;
}

/** The first of these that is a date: in UTC, then as the clock showed it, then as in a mail. */
export function firstMoment(
  { utc, local, mail = "" }: { utc: string; local: string; mail?: string },
  zone: string,
): string | null {
  return momentIn(utc) ?? momentIn(local, zone) ?? mailMoment(mail);
}

/** `Tue, 03 Jan 2012 17:11:37 +0000` */
function mailMoment(written: string): string | null {
  const date = DateTime.fromRFC2822(written, { zone: "utc" });
  return date.isValid && isOfOurTime(date.year) ? momentOf(date.toMillis()) : null;
}

/** A year of four digits in every zone. */
function isOfOurTime(year: number): boolean {
  return year > 1 && year < 9999;
}
