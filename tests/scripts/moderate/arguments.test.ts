import { expect, test } from "vitest";
import { parseCommand } from "../../../scripts/moderate/arguments.ts";

test.each([
  ["", { name: "review" }],
  ["--help", { name: "help" }],
  ["approve a -h", { name: "help" }],
  ["list", { name: "list", json: false }],
  ["list --json", { name: "list", json: true }],
  ["approve a b", { name: "approve", ids: ["a", "b"], all: false }],
  ["approve --all", { name: "approve", ids: [], all: true }],
  ["spam a", { name: "spam", ids: ["a"], all: false }],
  ["edit a", { name: "edit", id: "a", text: undefined }],
  ["edit a --text -", { name: "edit", id: "a", text: "-" }],
  ["remove a", { name: "remove", id: "a", text: undefined }],
])("understands “%s”", (typed, command) => {
  expect(parseCommand(typed.split(" ").filter((word) => word !== ""))).toEqual(command);
});

test.each([
  ["stand a", 'There is no command "stand"'],
  ["approve", "at least one ID"],
  ["approve a --all", "at least one ID"],
  ["reject --all", "--all belongs to approve"],
  ["remove a b", "exactly one ID"],
  ["restore", "exactly one ID"],
  ["list a", "list takes no ID"],
  ["approve a --json", "--json belongs to list"],
  ["remove a --text x", "--text belongs to edit"],
  ["list --colour", "colour"],
])("refuses “%s”", (typed, words) => {
  expect(() => parseCommand(typed.split(" "))).toThrow(words);
});
