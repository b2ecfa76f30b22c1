import { expect, test } from "vitest";
import { messageIn } from "../../../git-hosts/http/message-in.ts";

test.each<[string, unknown, string]>([
  ["GitHub's and Gitea's", { message: "Not Found", documentation_url: "https://…" }, "Not Found"],
  ["GitLab's", { error: "insufficient_scope", scope: "api" }, "insufficient_scope"],
  ["GitLab's by field", { message: { title: ["is missing"] } }, '{"title":["is missing"]}'],
  [
    "GitHub's with details",
    {
      message: "Validation Failed",
      errors: [{ field: "head", code: "invalid" }, { message: "No" }],
    },
    "Validation Failed; head invalid; No",
  ],
  ["details of another kind", { message: "No", errors: [7, null, {}, "why"] }, "No; why"],
  ["nothing", {}, ""],
  ["no message at all", { message: undefined }, ""],
  ["an empty body", null, ""],
  ["a text", "<h1>Bad gateway</h1>", ""],
])("of an error: %s", (_, body, expected) => {
  expect(messageIn(body)).toBe(expected);
});

test("is short enough for a line, however much a host says", () => {
  expect(messageIn({ message: "x".repeat(10_000) })).toHaveLength(300);
});
