/** Moments as WordPress writes them: by the clock of the site, in UTC, and as in a mail. */
import { DateTime } from "luxon";

const NONE = "0000-00-00 00:00:00";

export interface WordPressMoment {
  local: string;
  utc: string;
}

/** `moment` is in UTC; null where there is none. */
export function wordPressMoment(moment: string | null, zone: string): WordPressMoment {
  if (moment === null) return { local: NONE, utc: NONE };
  const local = DateTime.fromMillis(Date.parse(moment), { zone });
  return {
    local: local.toFormat("yyyy-MM-dd HH:mm:ss"),
    utc: `${moment.slice(0, 10)} ${moment.slice(11, 19)}`,
  };
}

export function mailMoment(moment: string): string {
  return DateTime.fromISO(moment, { zone: "utc" }).toRFC2822() ?? "";
}
