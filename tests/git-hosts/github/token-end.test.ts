import { expect, test } from "vitest";
import { tokenEndIn } from "../../../git-hosts/github/token-end.ts";

test.each([
  ["2026-12-01 12:00:00 UTC", "2026-12-01T12:00:00.000Z"],
  ["2027-03-31 00:00:00 +0900", "2027-03-30T15:00:00.000Z"],
  ["2027-03-31 00:00:00 -05:30", "2027-03-31T05:30:00.000Z"],
])("A token that expires at %s does so at %s", (header, moment) => {
  const headers = new Headers({ "github-authentication-token-expiration": header });
  const end = tokenEndIn(headers);
  expect(end?.shown).toBe(header);
  expect(new Date(end?.at ?? 0).toISOString()).toBe(moment);
});

test.each(["", "never", "2026-12-01", "2026-13-41 12:00:00 UTC", "2026-12-01 12:00:00 CEST"])(
  "Of a token of which GitHub says “%s” it is not known when it expires",
  (header) => {
    const headers = new Headers({ "github-authentication-token-expiration": header });
    expect(tokenEndIn(headers)).toBeNull();
  },
);

test("A token of which GitHub says nothing lasts for ever", () => {
  expect(tokenEndIn(new Headers())).toBeNull();
});
