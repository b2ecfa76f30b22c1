/** Dates as people and programs write them, as moments in UTC. Pure. */
import { DateTime } from "luxon";
import { momentOf } from "../../comments/moment.ts";

/** A number from here on counts milliseconds: as seconds it would lie in the year 5138. */
const FIRST_OF_MILLISECONDS = 1e11;
const LAST_YEAR = 9999;
/** As in `2016-11-30 22:03:15 +0100`. */
const SPACED = /^(\d{4}-\d\d-\d\d)[ T]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
/** As a browser's clock shows itself: `Mon Jan 02 2017 10:00:00 GMT+0100 (CET)`. */
const BROWSER = /^\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})/;

/**
 * Of seconds or milliseconds since 1970, or of a date; `zone` is meant where it names none. Null where it
 * is no date.
 */
export function anyMoment(written: string | number, zone = "utc"): string | null {
  const text = String(written).trim();
  const date = /^-?\d+(?:\.\d+)?$/.test(text) ? sinceEpoch(Number(text)) : dateIn(text, zone);
  return date.isValid && date.year >= 1 && date.toUTC().year <= LAST_YEAR
    ? momentOf(date.toMillis())
    : null;
}

function sinceEpoch(count: number): DateTime {
  return DateTime.fromMillis(Math.abs(count) < FIRST_OF_MILLISECONDS ? count * 1000 : count);
}

/** A time of day alone is none, which luxon would take for today's. */
function dateIn(text: string, zone: string): DateTime {
  if (/^[\d:.]*$/.test(text)) return DateTime.invalid("no day");
  const [, day, time, offset = ""] = SPACED.exec(text) ?? [];
  const iso =
    day === undefined ? text : `${day}T${time}${offset.toUpperCase().replace("UTC", "Z")}`;
  const tries = [
    () => DateTime.fromISO(iso, { zone }),
    () => DateTime.fromRFC2822(text, { zone }),
    () => browserDate(text),
  ];
  return (
    tries.map((attempt) => attempt()).find(({ isValid }) => isValid) ?? DateTime.invalid("none")
  );
}

function browserDate(text: string): DateTime {
  const [, clock = "", offset = ""] = BROWSER.exec(text) ?? [];
  return DateTime.fromFormat(`${clock} ${offset}`, "MMM dd yyyy HH:mm:ss ZZZ", { locale: "en" });
}
