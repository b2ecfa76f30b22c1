import fc from "fast-check";
import { expect, test } from "vitest";
import { GITHUB_PACE, newPace } from "../../../git-hosts/http/pace.ts";

const LIMITS = [
  { requests: 3, withinMs: 60_000 },
  { requests: 5, withinMs: 3_600_000 },
];

function pacedFrom(limits = LIMITS) {
  let now = 0;
  return {
    pace: newPace(limits, () => now),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

test("lets requests go as long as both limits have room", () => {
  const { pace } = pacedFrom();
  for (let count = 0; count < 3; count += 1) {
    expect(pace.waitFor(1)).toBe(0);
    pace.spend();
  }
  expect(pace.waitFor(1)).toBe(60_000);
});

test("waits until so many have left the minute as are wanted", () => {
  const { pace, pass } = pacedFrom();
  pace.spend();
  pass(10_000);
  pace.spend();
  pass(10_000);
  expect(pace.waitFor(1)).toBe(0);
  expect(pace.waitFor(2)).toBe(40_000);
  expect(pace.waitFor(3)).toBe(50_000);
});

test("waits for the hour where the minute has room", () => {
  const { pace, pass } = pacedFrom();
  for (let count = 0; count < 5; count += 1) {
    pace.spend();
    pass(60_000);
  }
  expect(pace.waitFor(1)).toBe(3_600_000 - 5 * 60_000);
});

test("asked for more than a limit has room for at all, waits until it is empty, and not for ever", () => {
  const { pace, pass } = pacedFrom();
  pace.spend();
  expect(pace.waitFor(100)).toBe(3_600_000);
  pass(3_600_000);
  expect(pace.waitFor(100)).toBe(0);
});

test("never lets more through than a limit says, whenever they come", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { maxLength: 60 }), (pauses) => {
      const { pace, pass } = pacedFrom();
      let now = 0;
      const made: number[] = [];
      for (const pause of pauses) {
        pass(pause);
        now += pause;
        if (pace.waitFor(1) > 0) continue;
        pace.spend();
        made.push(now);
      }
      for (const { requests, withinMs } of LIMITS) {
        for (const from of made) {
          const within = made.filter((moment) => moment >= from && moment < from + withinMs);
          expect(within.length).toBeLessThanOrEqual(requests);
        }
      }
    }),
  );
});

test("leaves room for people on GitHub's own pages", () => {
  const [minute, hour] = GITHUB_PACE;
  expect(minute?.requests).toBeLessThan(80);
  expect(hour?.requests).toBeLessThan(500);
});
