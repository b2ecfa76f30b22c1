/** What is proposed together: every waiting one is in exactly one parcel, whatever waits. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parcelsOf, USUAL_RULES, type Waits } from "../../service/parcels.ts";

const RULES = { quiet: 2, size: 3 };

/** `a1` is the first comment, on post a; `b2:x` is bound to the proposal x; `a3!` is to be published. */
function waits(short: string): Waits {
  const [, post = "", number = "", mark, batch] = /^([a-z])(\d+)(!)?(?::(.+))?$/.exec(short) ?? [];
  const isPublished = mark !== undefined;
  return { id: number.padStart(3, "0"), post, batch: batch ?? null, isPublished };
}

function shortOf(waiting: readonly string[], rules: typeof RULES | null): string[] {
  const names = new Map(waiting.map((short) => [waits(short).id, short.split(":")[0]]));
  return parcelsOf(waiting.map(waits), rules).map(({ ids, batch }) => {
    const members = ids.map((id) => names.get(id)).join(" ");
    return batch === null ? members : `${batch}: ${members}`;
  });
}

describe("parcels", () => {
  test.each<[string, string[], typeof RULES | null, string[]]>([
    ["of nothing are none", [], RULES, []],
    ["in quiet times hold one each", ["a1", "a2"], RULES, ["a1", "a2"]],
    ["hold more where more wait", ["a1", "a2", "a3"], RULES, ["a1 a2 a3"]],
    [
      "hold no more than may be",
      ["a1", "a2", "a3", "a4", "a5", "a6", "a7"],
      RULES,
      ["a1 a2 a3", "a4 a5 a6", "a7"],
    ],
    [
      "keep comments on one post together, in the order of the posts' first",
      ["a1", "b2", "a3", "b4", "a5"],
      RULES,
      ["a1 a3 a5", "b2 b4"],
    ],
    ["fill up with those of the next post", ["a1", "b2", "a3", "b4"], RULES, ["a1 a3 b2", "b4"]],
    ["on plain git hold one each, however many wait", ["a1", "a2", "a3"], null, ["a1", "a2", "a3"]],
    [
      "stay as they were bound, however many wait besides",
      ["a1:x", "a2", "b3:y", "a4:x"],
      RULES,
      ["x: a1 a4", "a2", "y: b3"],
    ],
    [
      "that are bound do not make the times less quiet",
      ["a1:x", "a2:x", "a3:3", "a4", "a5"],
      RULES,
      ["x: a1 a2", "3: a3", "a4", "a5"],
    ],
    [
      "that are published hold many, also where few wait, and none that is proposed",
      ["a1!", "a2", "b3!", "a4!"],
      RULES,
      ["a1! a4! b3!", "a2"],
    ],
    ["that are published hold many on plain git too", ["a1!", "b2!"], null, ["a1! b2!"]],
  ])("%s", (_, waiting, rules, parcels) => {
    expect(shortOf(waiting, rules)).toEqual(parcels);
  });
});

const someWaiting = fc
  .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 200 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers
        .toSorted((a, b) => a - b)
        .map((number) =>
          fc.record({
            id: fc.constant(String(number).padStart(3, "0")),
            post: fc.constantFrom("a", "b", "c", "d"),
            batch: fc.option(fc.constantFrom("x", "y", "z"), { freq: 3 }),
            isPublished: fc.boolean(),
          }),
        ),
    ),
  );
const someRules = fc.option(
  fc.record({ quiet: fc.integer({ min: 0, max: 5 }), size: fc.integer({ min: 1, max: 60 }) }),
);

describe("whatever waits,", () => {
  test("each is in exactly one parcel, the oldest parcel first, and none is too large", () => {
    fc.assert(
      fc.property(someWaiting, someRules, (waiting, rules) => {
        const parcels = parcelsOf(waiting, rules);
        const ids = parcels.flatMap((parcel) => parcel.ids);
        expect(ids.toSorted()).toEqual(waiting.map(({ id }) => id));
        const first = parcels.map((parcel) => parcel.ids.toSorted()[0] ?? "");
        expect(first).toEqual(first.toSorted());
        for (const { ids, isPublished } of parcels.filter(({ batch }) => batch === null)) {
          const most = isPublished ? USUAL_RULES.size : 1;
          expect(ids.length).toBeLessThanOrEqual(rules?.size ?? most);
          const wanted = waiting.filter(({ id }) => ids.includes(id));
          expect(new Set(wanted.map((one) => one.isPublished))).toEqual(new Set([isPublished]));
        }
      }),
    );
  });

  test("those that are bound to one proposal are one parcel, and nobody else is in it", () => {
    fc.assert(
      fc.property(someWaiting, someRules, (waiting, rules) => {
        for (const { ids, batch } of parcelsOf(waiting, rules)) {
          const bound = waiting.filter((one) => one.batch === batch).map(({ id }) => id);
          if (batch === null) expect(bound).toEqual(expect.arrayContaining([...ids]));
          else expect(ids).toEqual(bound);
        }
      }),
    );
  });
});

test("ten thousand on one post are two hundred parcels", () => {
  const waiting = Array.from({ length: 10_000 }, (_, at) => {
    return { id: String(at).padStart(5, "0"), post: "a", batch: null, isPublished: false };
  });
  expect(parcelsOf(waiting, USUAL_RULES)).toHaveLength(200);
});
