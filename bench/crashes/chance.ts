/** Chance that a seed repeats: a trial that found something can be run again. */

export interface Chance {
  /** From 0 up to 1. */
  next: () => number;
  /** A whole number from `least` to `most`. */
  whole: (least: number, most: number) => number;
  /** True in so many of a hundred cases. */
  percent: (share: number) => boolean;
  pick: <T>(choices: readonly [T, ...T[]]) => T;
}

/** Mulberry32: small, and even enough to choose moments with. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    percent: (share) => next() * 100 < share,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  };
}
