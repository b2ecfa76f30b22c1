/** Signatures are compared in constant time: no answer tells how much of a guess was right. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isSigned, type SigningKeys, sign } from "../../service/signatures.ts";
import { projectFiles } from "../support/project-files.ts";

const KEYS: SigningKeys = [Buffer.alloc(32, "new"), Buffer.alloc(32, "old")];
const SIGNATURE = sign("status", "01a", KEYS);
const isOurs = (signature: string) => isSigned("status", "01a", signature, KEYS);

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test("a signature is good when the comparison says so, and for no other reason", () => {
  const compare = vi.spyOn(crypto, "timingSafeEqual");
  // For those who have imported it by its name.
  syncBuiltinESMExports();
  expect(isOurs(SIGNATURE)).toBe(true);
  expect(isOurs(changedAt(0))).toBe(false);
  expect(compare).toHaveBeenCalledTimes(3);
  compare.mockReturnValue(false);
  expect(isOurs(SIGNATURE)).toBe(false);
  compare.mockReturnValue(true);
  expect(isOurs(changedAt(0))).toBe(true);
});

describe("nothing is thrown, and nothing taken, where it is", () => {
  test.each([
    ["empty", ""],
    ["shorter", SIGNATURE.slice(0, -4)],
    ["longer", `${SIGNATURE}AAAA`],
    ["no signature at all", "?key=\u0000é"],
    ["other at its beginning", changedAt(0)],
    ["other at its end alone", changedAt(-2)],
    ["of another text", sign("status", "01b", KEYS)],
    ["of another purpose", sign("feed", "01a", KEYS)],
    ["of another key", sign("status", "01a", [Buffer.alloc(32, "else")])],
  ])("%s", (_, signature) => {
    expect(isOurs(signature)).toBe(false);
  });
});

test("whoever checks what was signed imports that comparison, and has no other", () => {
  // These two sign what others check, or what nobody does.
  const signing = new Set(["service/author-key.ts", "service/notify/post-signed.ts"]);
  const checking = projectFiles(/^(?!tests\/|bench\/).*\.ts$/).filter(
    ({ path, text }) => /\bcreateHmac\b/.test(text) && !signing.has(path),
  );
  expect(checking.map(({ path }) => path)).toEqual([
    "service/signatures.ts",
    "service/webhooks/signature.ts",
  ]);
  for (const { path, text } of checking) {
    expect(text.match(/\btimingSafeEqual\(/g), path).toHaveLength(1);
    expect(text.match(OTHER_COMPARISON) ?? [], path).toEqual([]);
  }
});

/** Lengths, what is missing and what an age is may be compared as ever. */
const OTHER_COMPARISON =
  /\.(?:equals|compare|localeCompare|startsWith|endsWith|includes|indexOf)\(.*(?:digest|expected|given)|\b(?:digest|expected|given|signature|token|header|secret) [!=]==? (?!null|undefined)\S+/g;

/** One letter of the signature is another; the last one but one counts whole. */
function changedAt(at: number): string {
  const place = at < 0 ? SIGNATURE.length + at : at;
  const other = SIGNATURE[place] === "A" ? "B" : "A";
  return SIGNATURE.slice(0, place) + other + SIGNATURE.slice(place + 1);
}
