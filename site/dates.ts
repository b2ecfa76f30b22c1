/** Dates as authors write and readers see them, always in the site's zone and language. */
import { DateTime } from "luxon";
import { momentOf } from "../comments/moment.ts";

export const DATE_EXPECTED =
  'expected a date such as 2026-05-28, "2026-05-28 19:14" or 2026-05-28T19:14:00+01:00';

const SHAPE = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;

export interface SiteDates {
  /** What an author wrote, as a moment in UTC; null where it is no date. */
  parse(written: string): string | null;
  /** Year, month and day as they stand in an address. */
  parts(moment: string): { year: string; month: string; day: string };
  /** `28 May 2026` */
  day(moment: string): string;
  /** `May 2026` */
  month(moment: string): string;
  /** `28 May 2026 at 20:14` */
  minute(moment: string): string;
  /** The moment that many days later, at the same time of day. */
  daysAfter(moment: string, days: number): string;
}

export function siteDates(zone: string, locale: string): SiteDates {
  // Not fromISO, which takes twice as long: moments have one form, and comments are many.
  const local = (moment: string) => DateTime.fromMillis(Date.parse(moment), { zone, locale });
  return {
    parse(written) {
      if (!SHAPE.test(written)) return null;
      const date = DateTime.fromISO(written.replace(" ", "T"), { zone });
      return date.isValid ? momentOf(date.toMillis()) : null;
    },
    parts(moment) {
      const [year = "", month = "", day = ""] = (local(moment).toISODate() ?? "").split("-");
      return { year, month, day };
    },
    month: (moment) => local(moment).toLocaleString({ year: "numeric", month: "long" }),
    day: (moment) => local(moment).toLocaleString(DateTime.DATE_FULL),
    minute: (moment) =>
      local(moment).toLocaleString({ ...DateTime.DATE_FULL, hour: "numeric", minute: "2-digit" }),
    daysAfter: (moment, days) => momentOf(local(moment).plus({ days }).toMillis()),
  };
}
