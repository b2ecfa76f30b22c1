/** What failed is tried again ever more seldom, and a host that is down is left alone. */
import { expect, test } from "vitest";
import { newBackOff } from "../../service/back-off.ts";

const IN_THE_MIDDLE = () => 0.5;
const IDS = ["a", "b", "c"];

test("one that fails waits twice as long each time, and five minutes at most", () => {
  const backOff = newBackOff(IN_THE_MIDDLE);
  const waits = Array.from({ length: 12 }, () => {
    backOff.failed("a", 0);
    backOff.succeeded("another");
    return backOff.dueAt("a");
  });
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits.at(-1)).toBe(300_000);
});

test.each([
  [0, 500],
  [0.5, 1_000],
  [0.999, 1_499],
])("chance %d makes the first wait %d ms, so that not all come at once", (chance, wait) => {
  const backOff = newBackOff(() => chance);
  backOff.failed("a", 0);
  expect(backOff.dueAt("a")).toBe(wait);
});

test("three failures in a row keep everything back, also what never failed", () => {
  const backOff = newBackOff(IN_THE_MIDDLE);
  for (const id of IDS.slice(1)) backOff.failed(id, 0);
  expect(backOff.dueAt("new")).toBeLessThanOrEqual(0);
  backOff.failed("a", 0);
  expect(backOff.dueAt("new")).toBe(1_000);
});

test("whoever is tried after a rest and fails makes the next one longer, up to a minute", () => {
  const backOff = newBackOff(IN_THE_MIDDLE);
  for (const id of IDS) backOff.failed(id, 0);
  const rests = Array.from({ length: 8 }, () => {
    const now = backOff.restsUntil();
    backOff.failed("a", now);
    return backOff.restsUntil() - now;
  });
  expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test("one success ends the rest's growing", () => {
  const backOff = newBackOff(IN_THE_MIDDLE);
  for (const id of IDS) backOff.failed(id, 0);
  backOff.succeeded("a");
  expect(backOff.timesFailed("a")).toBe(0);
  for (const id of IDS.slice(1)) backOff.failed(id, 10_000);
  expect(backOff.restsUntil()).toBe(1_000);
});

test("a host that goes on asking for a rest gets twice as long each time, up to five minutes", () => {
  const backOff = newBackOff(() => 0);
  const ask = (milliseconds: number) => {
    const now = Math.max(backOff.restsUntil(), 0);
    backOff.askedToRest(milliseconds, now);
    return backOff.restsUntil() - now;
  };
  expect([1_000, 1_000, 1_000, 0].map(ask)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect([60_000, 60_000].map(ask)).toEqual([300_000, 300_000]);
  backOff.succeeded("a");
  expect([60_000, 60_000].map(ask)).toEqual([60_000, 120_000]);
});

test.each([
  [1_000, 0.5, 1_100],
  [60_000, 0.999, 71_988],
  [3_600_000, 0, 3_600_000],
  [3_600_000, 0.5, 3_630_000],
])("of %d ms that a host asked for, chance %d makes %d: never less", (asked, chance, rest) => {
  const backOff = newBackOff(() => chance);
  backOff.askedToRest(asked, 0);
  expect(backOff.restsUntil()).toBe(rest);
});
