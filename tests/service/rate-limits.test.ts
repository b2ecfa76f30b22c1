/** Token buckets: how many, how soon again, how much memory. */
import { expect, test } from "vitest";
import { attemptRate, rateLimit } from "../../service/rate-limits.ts";

function limit(maxKeys?: number) {
  const clock = { now: 1_000_000 };
  const rate = { burst: 3, everyMs: 20_000 };
  return { clock, limit: rateLimit(rate, () => clock.now, maxKeys) };
}

test("gives a burst at once, then says how long to wait", () => {
  const { limit: bucket } = limit();
  expect([1, 2, 3, 4].map(() => bucket.take("ada"))).toEqual([0, 0, 0, 20_000]);
});

test("gives one more each time the interval has passed", () => {
  const { clock, limit: bucket } = limit();
  for (let taken = 0; taken < 3; taken++) bucket.take("ada");
  clock.now += 15_000;
  expect(bucket.take("ada")).toBe(5_000);
  clock.now += 5_000;
  expect(bucket.take("ada")).toBe(0);
  expect(bucket.take("ada")).toBe(20_000);
});

test("does not charge for what it refused", () => {
  const { clock, limit: bucket } = limit();
  for (let tried = 0; tried < 100; tried++) bucket.take("ada");
  clock.now += 20_000;
  expect(bucket.take("ada")).toBe(0);
});

test("never saves up more than the burst", () => {
  const { clock, limit: bucket } = limit();
  bucket.take("ada");
  clock.now += 3_600_000;
  expect([1, 2, 3, 4].map(() => bucket.take("ada"))).toEqual([0, 0, 0, 20_000]);
});

test("counts each key for itself", () => {
  const { limit: bucket } = limit();
  for (let taken = 0; taken < 4; taken++) bucket.take("ada");
  expect(bucket.take("grace")).toBe(0);
});

test("forgets who was not seen for longest when there are too many", () => {
  const { limit: bucket } = limit(2);
  for (let taken = 0; taken < 3; taken++) {
    bucket.take("ada");
    bucket.take("grace");
  }
  bucket.take("a third");
  expect(bucket.take("grace")).toBeGreaterThan(0);
  expect(bucket.take("ada")).toBe(0);
});

test("a person may try ten times as often as comment", () => {
  expect(attemptRate({ burst: 5, everyMs: 20_000 })).toEqual({ burst: 50, everyMs: 2_000 });
});
