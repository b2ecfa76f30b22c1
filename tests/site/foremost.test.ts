import fc from "fast-check";
import { expect, test } from "vitest";
import { foremost } from "../../site/foremost.ts";

test("the first few of many are those that stand first once all are sorted, of equals the ones before", () => {
  const items = fc.array(fc.record({ rank: fc.nat(9), name: fc.string() }));
  const byRank = (a: { rank: number }, b: { rank: number }) => a.rank - b.rank;
  fc.assert(
    fc.property(items, fc.nat(20), (all, most) => {
      expect(foremost(all, most, byRank)).toEqual(all.toSorted(byRank).slice(0, most));
    }),
  );
});
