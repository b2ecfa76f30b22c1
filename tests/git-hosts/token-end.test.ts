/** What is said of the day on which a token expires. */
import { expect, test } from "vitest";
import { tokenEnd } from "../../git-hosts/token-end.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");

const said = (day: string) =>
  tokenEnd(Date.parse(day), day, NOW).map(({ verdict, says }) => `${verdict}: ${says}`);

test("Far away, or never, it is not spoken of", () => {
  expect(said("2026-07-02")).toEqual([]);
  expect(tokenEnd(null, "", NOW)).toEqual([]);
});

test("Soon, it is told while there is time", () => {
  expect(said("2026-06-02")).toEqual([expect.stringMatching(/^note: .* expires on 2026-06-02:/)]);
});

test("Past, it is wrong", () => {
  for (const day of ["2026-06-01", "2026-05-31"])
    expect(said(day)).toEqual([expect.stringMatching(`^wrong: .* expired on ${day}:`)]);
});
