/** The one form in which data files write a moment: UTC, whole seconds, `2026-05-28T19:14:03Z`. */
import { z } from "zod";

export const Moment = z.iso.datetime({
  precision: 0,
  error: "expected a date in UTC such as 2026-05-28T19:14:03Z",
});

/** `now` in milliseconds since 1970. */
export function momentOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
