/** The memory for webhooks that were heard, which has an end. */
import { expect, test } from "vitest";
import { heardBefore } from "../../../service/webhooks/heard-before.ts";

function sent(id: string | null, body: string) {
  const headers = new Headers(id === null ? {} : { "x-github-delivery": id });
  return { headers, body: new TextEncoder().encode(body) };
}

test("knows one by its id, and by its bytes", () => {
  const isRepeated = heardBefore("github");
  expect(isRepeated(sent("a", "1"))).toBe(false);
  expect(isRepeated(sent("a", "2"))).toBe(true);
  expect(isRepeated(sent("b", "1"))).toBe(true);
  expect(isRepeated(sent(null, "1"))).toBe(true);
  expect(isRepeated(sent("b", "2"))).toBe(false);
});

test("forgets the oldest where there are more than it can hold", () => {
  const isRepeated = heardBefore("github", 2);
  for (const name of ["a", "b", "c"]) expect(isRepeated(sent(name, name))).toBe(false);
  expect(isRepeated(sent("b", "b"))).toBe(true);
  expect(isRepeated(sent("a", "a"))).toBe(false);
});
