import { describe, expect, test } from "vitest";
import { commandFrom } from "../../../scripts/person/arguments.ts";
import { type Choice, chosenSightings } from "../../../scripts/person/chosen.ts";
import { findPerson } from "../../../scripts/person/identities.ts";
import type { Sighting } from "../../../scripts/person/sightings.ts";

const [K1, K2] = ["k1:1111111111111111", "k1:2222222222222222"];
const SITE = "https://ada.example/";

function sighting(id: string, name: string, who: Partial<Sighting> = {}): Sighting {
  return { post: "a-post", id, name, url: null, key: null, isOwner: false, ...who };
}

const ALL: readonly Sighting[] = [
  sighting("1", "Ada", { key: K1 }),
  sighting("2", " ADA ", { key: K1, url: SITE }),
  sighting("3", "Ada L.", { key: K1 }),
  sighting("4", "Ada", { key: K2 }),
  sighting("5", "Ada", { url: SITE }),
  sighting("6", "Ada"),
  sighting("7", "Bo", { key: K2 }),
  sighting("8", "Cy"),
  sighting("9", "Jose\u0301", { url: "https://j.example/" }),
  sighting("10", "Mo", { isOwner: true }),
  sighting("11", "Adam", { key: "k1:3333333333333333" }),
];
const NONE: Choice = { all: false };

function chosen(asked: string, choice: Choice = NONE): string[] {
  return chosenSightings(findPerson(asked, ALL), choice).map(({ id }) => id);
}

describe("a person is found", () => {
  test("by a name, whoever has it, each apart from the others", () => {
    const { groups } = findPerson("ada", ALL);
    expect(
      groups.map(({ identity, sightings }) => [identity, sightings.map(({ id }) => id)]),
    ).toEqual([
      [{ by: "key", key: K1 }, ["1", "2"]],
      [{ by: "key", key: K2 }, ["4"]],
      [{ by: "website", url: SITE }, ["5"]],
      [{ by: "name" }, ["6"]],
    ]);
  });

  test("by no e-mail address, and who asks by one is told how to come by its key", () => {
    expect(() => findPerson("ada@example.org", ALL)).toThrow(
      "npm run service -- --author-key ADDRESS prints it",
    );
    expect(() => findPerson("Nobody", ALL)).toThrow(/as Nobody\.$/);
  });

  test("with the other names that stand with the same key", () => {
    const [first] = findPerson("Ada", ALL).groups;
    expect(first?.otherNames).toEqual(new Map([["Ada L.", 1]]));
  });

  test("by a key, with those of the same names who have another key or none", () => {
    const { groups, namesakes } = findPerson(K1, ALL);
    expect(groups.flatMap(({ sightings }) => sightings.map(({ id }) => id))).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(namesakes.flatMap(({ sightings }) => sightings.map(({ id }) => id))).toEqual([
      "4",
      "5",
      "6",
    ]);
  });

  test.each(["José", "jose\u0301", "  JOSÉ "])("however it is written: %j", (name) => {
    expect(chosen(name)).toEqual(["9"]);
  });
});

describe("something is done to", () => {
  test.each<[string, Choice, string[]]>([
    [K1, NONE, ["1", "2", "3"]],
    ["Bo", NONE, ["7"]],
    ["Mo", NONE, ["10"]],
    ["Ada", { all: true }, ["1", "2", "4", "5", "6"]],
    ["Ada", { all: false, website: SITE }, ["5"]],
    ["Ada", { all: false, website: null }, ["6"]],
    ["Cy", { all: false, website: null }, ["8"]],
  ])("those that are named and nobody else: %s %j", (asked, choice, ids) => {
    expect(chosen(asked, choice)).toEqual(ids);
  });

  test("nobody, where several have the name: each is named", () => {
    expect(() => chosen("Ada")).toThrow(
      [
        "4 may be meant by Ada, and nothing was done.",
        "Say who it is:",
        `  ${K1}  for 2 comments`,
        `  ${K2}  for 1 comment`,
        `  "Ada" --website ${SITE}  for 1 comment`,
        '  "Ada" --website none  for 1 comment without a key and without a website',
        '  "Ada" --all  for everybody of that name',
      ].join("\n"),
    );
  });

  test("nobody, where a name is all there is, until that is said", () => {
    expect(() => chosen("Cy")).toThrow("Nothing but the name Cy says");
  });

  test.each<[string, Choice, string]>([
    ["Nobody", NONE, "Nobody has written here as Nobody."],
    ["k1:0000000000000000", NONE, "with the key k1:0000000000000000"],
    ["Bo", { all: false, website: SITE }, `with the website ${SITE}`],
    ["Bo", { all: false, website: null }, "without a website"],
  ])("nobody who is not here: %s %j", (asked, choice, message) => {
    expect(() => chosen(asked, choice)).toThrow(message);
  });
});

describe("what is typed", () => {
  const values = { all: false, "dry-run": false, yes: false, commit: false };

  test.each([
    [[], {}, "It is not said what to do"],
    [["hide", "Ada"], {}, 'There is no command "hide".'],
    [["find"], {}, "It is not said who is meant"],
    [["find", " "], {}, "It is not said who is meant"],
    [["erase", "Ada", "Lovelace"], {}, "Put the name in quotes"],
    [["find", "Ada"], { yes: true }, "--yes belongs to erase."],
    [["export", "Ada"], { commit: true }, "--commit belongs to erase."],
    [["erase", "Ada"], { out: "x" }, "--out belongs to export."],
    [["find", "Ada"], { all: true }, "find shows everybody"],
    [["erase", "Ada"], { all: true, website: "none" }, "and not both"],
    [["erase", "Ada"], { website: "javascript:x" }, "--website takes an address or none"],
  ])("is refused where it makes no sense: %j %j", (words, more, message) => {
    expect(() => commandFrom(words, { ...values, ...more })).toThrow(message);
  });

  test("names a website as a comment does", () => {
    expect(commandFrom(["erase", "Ada"], { ...values, website: "ada.example" })).toMatchObject({
      choice: { all: false, website: SITE },
    });
  });
});
