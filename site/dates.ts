/** Dates as authors write and readers see them, always in the site's zone and language. */
import { DateTime, IANAZone, Info } from "luxon";
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
  /** `May` */
  monthName(moment: string): string;
  /** `28 May – 3 June 2026`, from the first to the last. */
  span(first: string, last: string): string;
  /** `28 May 2026 at 20:14` */
  minute(moment: string): string;
  /** The moment that many days later, at the same time of day. */
  daysAfter(moment: string, days: number): string;
}

export function siteDates(timeZone: string, locale: string): SiteDates {
  const found = Info.normalizeZone(timeZone);
  // UTC has one offset, and needs none of that.
  const zone = found instanceof IANAZone ? new RememberingZone(found.name) : found;
  // Not fromISO, which takes twice as long: moments have one form, and comments are many.
  const local = (moment: string) => DateTime.fromMillis(Date.parse(moment), { zone, locale });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone.name });
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
    monthName: (moment) => local(moment).toLocaleString({ month: "long" }),
    span: (first, last) => days.formatRange(Date.parse(first), Date.parse(last)),
    month: (moment) => local(moment).toLocaleString({ year: "numeric", month: "long" }),
    day: (moment) => local(moment).toLocaleString(DateTime.DATE_FULL),
    minute: (moment) =>
      local(moment).toLocaleString({ ...DateTime.DATE_FULL, hour: "numeric", minute: "2-digit" }),
    daysAfter: (moment, days) => momentOf(local(moment).plus({ days }).toMillis()),
  };
}

const SPAN = 6 * 60 * 60 * 1000;

/** Asks Intl for the offset of a span of some hours once: it takes most of the time of showing a date. */
class RememberingZone extends IANAZone {
  readonly #ends = new Map<number, number>();

  /** In minutes. No zone changes its offset twice within a span. */
  override offset(moment: number): number {
    const span = Math.floor(moment / SPAN);
    const [start, end] = [this.#atEnd(span), this.#atEnd(span + 1)];
    return start === end ? start : super.offset(moment);
  }

  #atEnd(span: number): number {
    const offset = this.#ends.get(span) ?? super.offset(span * SPAN);
    this.#ends.set(span, offset);
    return offset;
  }
}
