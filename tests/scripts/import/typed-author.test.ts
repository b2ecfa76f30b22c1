import { expect, test } from "vitest";
import { authorName } from "../../../scripts/import/typed-author.ts";

test.each([
  ["Ada", "Ada"],
  [" Ada  Lovelace ", "Ada Lovelace"],
  ["ada@mail.example", "ada"],
  ["ada@mail.example (Ada)", "Ada"],
  ["Ada <ada@mail.example>", "Ada"],
  ["Ada (ada@mail.example)", "Ada"],
  ["<ada@mail.example> <bell@mail.example>", "ada"],
  ["Ada @ home", "Ada @ home"],
  ["@ada@social.example", "@ada@social.example"],
  ["[Ada]", "[Ada]"],
  ["\u200b", "Anonymous"],
  ["", "Anonymous"],
])("of the name “%s” no e-mail address is written: “%s”", (typed, name) =>
  expect(authorName(typed)).toBe(name),
);
