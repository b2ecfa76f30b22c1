/** A table of things that are broken, each with the line that the doctor has for it. */
import { expect, test } from "vitest";
import type { Line } from "../../../scripts/doctor/line.ts";
import { type Healthy, linesOf } from "./healthy-setup.ts";

export interface Broken<Tested extends Healthy> {
  what: string;
  /** Breaks it. */
  arrange: (tested: Tested) => unknown;
  about: string;
  verdict: Line["verdict"];
  says: RegExp;
  /** Of a thing that breaks others as well: what else may be wrong. */
  besides?: readonly string[];
}

/** Nothing else is wrong than the one thing, and nothing secret is said. */
export function findsEach<Tested extends Healthy>(
  rows: readonly Broken<Tested>[],
  make: () => Promise<Tested>,
): void {
  test.each(rows)("finds $what", async ({ arrange, about, verdict, says, besides = [] }) => {
    const tested = await make();
    await arrange(tested);
    const lines = await linesOf(tested.setup);
    expect(lines.map(shown)).toContainEqual(expect.stringMatching(lineLike(verdict, about, says)));
    const wrong = lines.filter((line) => line.verdict === "wrong");
    const others = wrong.filter((line) => line.about !== about && !besides.includes(line.about));
    expect(others.map(shown)).toEqual([]);
    const unmended = lines.filter(({ verdict: found, mend }) => found !== "right" && mend === "");
    expect(unmended.map(shown)).toEqual([]);
    const all = JSON.stringify(lines);
    const { STET_TOKEN, IDENTITY_KEY, SIGNING_KEYS } = tested.setup.environment;
    for (const secret of [STET_TOKEN, IDENTITY_KEY, SIGNING_KEYS, "s3cret"])
      if (secret) expect(all).not.toContain(secret);
  });
}

function shown({ verdict, about, says }: Line): string {
  return `${verdict} ${about}: ${says}`;
}

function lineLike(verdict: string, about: string, says: RegExp): RegExp {
  return new RegExp(`^${verdict} ${about}: .*(?:${says.source})`, "s");
}
