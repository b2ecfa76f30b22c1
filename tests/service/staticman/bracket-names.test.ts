/** Names in brackets are read the same from a form and from JSON, and can change nothing else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBracketed } from "../../../service/staticman/bracket-names.ts";

type Read = [
  title: string,
  pairs: [string, unknown][],
  fields: Record<string, string>,
  options: Record<string, string>,
  meaningless: string[],
];

test.each<Read>([
  [
    "fields and options",
    [
      ["fields[name]", "Ada"],
      ["options[slug]", "x"],
    ],
    { name: "Ada" },
    { slug: "x" },
    [],
  ],
  [
    "the objects of JSON",
    [
      ["fields", { name: "Ada" }],
      ["options", { slug: "x" }],
    ],
    { name: "Ada" },
    { slug: "x" },
    [],
  ],
  ["a key of JSON that has brackets itself", [["fields[name]", "Ada"]], { name: "Ada" }, {}, []],
  [
    "a field that is given twice as one without meaning",
    [
      ["fields[name]", "Ada"],
      ["fields[name]", "Eve"],
    ],
    { name: "Ada" },
    {},
    ["name"],
  ],
  ["a list as one without meaning", [["fields[tags][]", "x"]], {}, {}, ["tags"]],
  ["an object as one without meaning", [["fields", { name: { first: "x" } }]], {}, {}, ["name"]],
  ["a deep object as one without meaning", [["fields", { a: { b: { c: "x" } } }]], {}, {}, ["a"]],
  ["a number as one without meaning", [["fields", { name: 7 }]], {}, {}, ["name"]],
  ["a file as one without meaning", [["fields[name]", new Blob(["x"])]], {}, {}, ["name"]],
  ["null as nothing", [["fields", { name: null }]], {}, {}, []],
  [
    "the first of two options, so that the address comes before the form",
    [
      ["options[slug]", "x"],
      ["options[slug]", "y"],
    ],
    {},
    { slug: "x" },
    [],
  ],
  [
    "nothing of deeper options, which hold keys",
    [
      ["options[reCaptcha][secret]", "s"],
      ["options", { reCaptcha: { siteKey: "k" } }],
    ],
    {},
    {},
    [],
  ],
  [
    "nothing of other names",
    [
      ["g-recaptcha-response", "x"],
      ["fields", "x"],
      ["fields[]", "x"],
      ["field[name]", "x"],
      ["xfields[name]", "x"],
      ["fields[name", "x"],
      ["other", { name: "x" }],
    ],
    {},
    {},
    [],
  ],
  [
    "names that every object has as names",
    [
      ["fields[__proto__]", "x"],
      ["fields[constructor]", "y"],
    ],
    Object.fromEntries([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]),
    {},
    [],
  ],
])("reads %s", (_, pairs, fields, options, meaningless) => {
  const read = readBracketed(pairs);
  expect([...(read?.fields ?? [])]).toEqual(Object.entries(fields));
  expect([...(read?.options ?? [])]).toEqual(Object.entries(options));
  expect([...(read?.meaningless ?? [])]).toEqual(meaningless);
});

describe("more than any form sends", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => [`fields[f${at}]`, "x"] as const);

  test.each([
    ["of a form", many],
    ["of JSON", (count: number) => [["fields", Object.fromEntries(many(count))] as const]],
    ["of other names", (count: number) => many(count).map(() => ["x", "y"] as const)],
  ])("%s is read no further", (_, pairs) => {
    expect(readBracketed(pairs(50))).not.toBeNull();
    expect(readBracketed(pairs(51))).toBeNull();
  });
});

const NAMES = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "name",
    "",
    "a][b",
    "[",
    "]",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const PREFIXES = fc.constantFrom("fields", "options", "__proto__", "constructor");

test("nothing that is sent changes what other objects have, or is read as anything but text", () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const bracketed = fc
    .tuple(PREFIXES, fc.array(NAMES, { maxLength: 6 }), fc.string())
    .map(([prefix, path, value]) => [prefix + path.map((name) => `[${name}]`).join(""), value]);
  const tree = fc
    .tuple(PREFIXES, fc.jsonValue({ maxDepth: 8 }))
    .map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]);
  fc.assert(
    fc.property(fc.array(fc.oneof(bracketed, tree), { maxLength: 12 }), (pairs) => {
      const read = readBracketed(pairs.map(([name, value]) => [String(name), value] as const));
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      const values = [...(read?.fields.values() ?? []), ...(read?.options.values() ?? [])];
      expect(values.every((value) => typeof value === "string")).toBe(true);
    }),
  );
});

test("a form and JSON with the same names and values are read the same", () => {
  const name = NAMES.filter((text) => text !== "" && !/[[\]]/u.test(text));
  const group = fc
    .uniqueArray(fc.tuple(name, fc.string({ unit: "grapheme" })), {
      selector: ([key]) => key,
      maxLength: 20,
    })
    .map((entries) => Object.fromEntries(entries));
  fc.assert(
    fc.property(group, group, (fields, options) => {
      const groups = Object.entries({ fields, options });
      const form = new URLSearchParams(
        groups.flatMap(([of, items]) =>
          Object.entries(items).map(([key, value]): [string, string] => [`${of}[${key}]`, value]),
        ),
      );
      const json: Record<string, unknown> = JSON.parse(JSON.stringify({ fields, options }));
      expect(readBracketed(new URLSearchParams(form.toString()))).toEqual(
        readBracketed(Object.entries(json)),
      );
      expect(readBracketed(form)?.fields).toEqual(new Map(Object.entries(fields)));
    }),
  );
});
