import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedKeys } from "../../../scripts/check-submission/repeated-keys.ts";

test.each<[json: string, keys: string[]]>([
  ["{}", []],
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', []],
  ['{"a":1,"a":2}', ["a"]],
  ['{"a":1,"\\u0061":2}', ["a"]],
  ['{"a":1,"a":2,"a":3,"b":1,"b":2}', ["a", "b"]],
  ['[{"x":{"a":1,"a":2}}]', ["a"]],
  ['{"a":"a\\":\\"a","b":",\\"b\\":{"}', []],
  ['{"a\\\\":1,"a\\\\":2}', ["a\\"]],
  ['{"":1,"":2}', [""]],
  ['{"__proto__":1,"__proto__":2}', ["__proto__"]],
])("%s", (json, keys) => {
  expect(repeatedKeys(json)).toEqual(keys);
});

test("sees none in what JSON.stringify wrote, whatever it holds", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => repeatedKeys(JSON.stringify(value)).length === 0),
  );
});

test("sees the key that was written twice, whatever else is there", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
      const [key = ""] = Object.keys(object);
      const twice = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:0}`;
      expect(repeatedKeys(`[${twice}]`)).toEqual([key]);
    }),
  );
});

test("does not mind how deep or long it is", () => {
  const deep = `${'{"a":['.repeat(5_000)}${"]}".repeat(5_000)}`;
  expect(repeatedKeys(deep)).toEqual([]);
  expect(repeatedKeys(`{"a":"${'\\"'.repeat(100_000)}","a":1}`)).toEqual(["a"]);
});
