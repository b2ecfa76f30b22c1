/** Chance that falls out alike at every run: numbers from a seed (mulberry32). */

/** From 0 up to, and not including, 1. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both of them possible. */
export function between(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

export function oneOf<T>(chance: Chance, list: readonly [T, ...T[]]): T {
  return list[between(chance, 0, list.length - 1)] ?? list[0];
}

/** True in so many of a hundred cases. */
export function percent(chance: Chance, share: number): boolean {
  return chance() * 100 < share;
}
