/** Form tokens cannot be made, changed, borrowed or used for ever. */
import { describe, expect, test } from "vitest";
import { newToken, readToken, writeToken } from "../../service/form-token.ts";
import { type SigningKeys, sign } from "../../service/signatures.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");
const OLD = Buffer.alloc(32, "old");
const NEW = Buffer.alloc(32, "new");
const TOKEN = newToken("01jwn3t6k0000000000000000a", "first-post", NOW);

function reads(
  text: string | null,
  differs: { post?: string; now?: number; keys?: SigningKeys } = {},
) {
  return readToken(text, { post: "first-post", now: NOW, keys: [OLD], ...differs });
}

test("a token comes back as it was given out", () => {
  expect(reads(writeToken(TOKEN, [OLD]))).toEqual(TOKEN);
});

test("a token outlasts a change of keys for as long as the old one verifies", () => {
  const text = writeToken(TOKEN, [OLD]);
  expect(reads(text, { keys: [NEW, OLD] })).toEqual(TOKEN);
  expect(reads(text, { keys: [NEW] })).toBeNull();
  expect(reads(writeToken(TOKEN, [NEW, OLD]), { keys: [NEW] })).toEqual(TOKEN);
});

test("a token holds for a day", () => {
  const text = writeToken(TOKEN, [OLD]);
  expect(reads(text, { now: TOKEN.expires - 1 })).toEqual(TOKEN);
  expect(reads(text, { now: TOKEN.expires })).toBeNull();
  expect(TOKEN.expires - TOKEN.issued).toBe(86_400_000);
});

test("a token for one post is none for another", () => {
  expect(reads(writeToken(TOKEN, [OLD]), { post: "second-post" })).toBeNull();
});

describe("what is no token of ours", () => {
  const [content = "", signature = ""] = writeToken(TOKEN, [OLD]).split(".");
  const changed = Buffer.from(JSON.stringify({ ...TOKEN, step: "confirm" })).toString("base64url");
  const otherShape = Buffer.from("{}").toString("base64url");
  test.each([
    ["nothing", null],
    ["an empty text", ""],
    ["no signature", content],
    ["an empty signature", `${content}.`],
    ["another content", `${changed}.${signature}`],
    ["a signature cut short", `${content}.${signature.slice(0, -4)}`],
    ["something appended", `${content}.${signature}.x`],
    ["a signature for another purpose", `${content}.${sign("status", content, [OLD])}`],
    ["a shape of another version", `${otherShape}.${sign("token", otherShape, [OLD])}`],
  ])("%s", (_, text) => {
    expect(reads(text)).toBeNull();
  });
});
