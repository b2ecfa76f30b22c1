/** Whether a post takes comments, and why not. */
import type { SiteDates } from "./dates.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { SiteSettings } from "./settings.ts";

export interface CommentsState {
  open: boolean;
  /** Null while they are open. */
  closedBecause: "no-service" | "site" | "post" | "age" | null;
  /** When they close by themselves, or did; null where they never do. */
  closes: string | null;
}

/** `now` is a moment in UTC, as are all dates here. */
export function commentsState(
  { comments, date }: Pick<FrontMatter, "comments" | "date">,
  settings: Pick<SiteSettings, "comments" | "service">,
  dates: Pick<SiteDates, "daysAfter">,
  now: string,
): CommentsState {
  const days = settings.comments.closeAfterDays;
  const closes = days === null || date === undefined ? null : dates.daysAfter(date, days);
  const closed = (closedBecause: CommentsState["closedBecause"]) => ({
    open: false,
    closedBecause,
    closes,
  });
  if (settings.service === null) return closed("no-service");
  if (!settings.comments.open) return closed("site");
  if (comments === "closed") return closed("post");
  if (closes !== null && closes <= now) return closed("age");
  return { open: true, closedBecause: null, closes };
}
