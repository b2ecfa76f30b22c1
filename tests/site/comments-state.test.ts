import { expect, test } from "vitest";
import { commentsState } from "../../site/comments-state.ts";
import { siteDates } from "../../site/dates.ts";

const dates = siteDates("UTC", "en");
const DATE = "2026-05-28T10:00:00Z";
const open = {
  open: true,
  closeAfterDays: null,
  maxDepth: 8,
  perPage: 25,
  report: null,
  script: true,
};
const days = { ...open, closeAfterDays: 4 };
const service = "https://comments.example/";
const now = "2026-06-01T10:00:00Z";
const closes = "2026-06-01T10:00:00Z";

test.each([
  ["nothing closes them", {}, open, service, now, null, null],
  ["the post says open", { comments: "open" }, open, service, now, null, null],
  ["the post closes them", { comments: "closed" }, open, service, now, "post", null],
  [
    "the site closes them",
    { comments: "open" },
    { ...open, open: false },
    service,
    now,
    "site",
    null,
  ],
  ["there is no service", {}, open, null, now, "no-service", null],
  ["the day is not over", {}, days, service, "2026-06-01T09:59:59Z", null, closes],
  ["the days are over", {}, days, service, now, "age", closes],
  [
    "the days are over, though the post says open",
    { comments: "open" },
    days,
    service,
    now,
    "age",
    closes,
  ],
  ["a page has no date to count from", { date: undefined }, days, service, now, null, null],
] as const)("when %s", (_, lines, comments, address, at, closedBecause, closing) => {
  const state = commentsState({ date: DATE, ...lines }, { comments, service: address }, dates, at);
  expect(state).toEqual({ open: closedBecause === null, closedBecause, closes: closing });
});
