import { gzipSync } from "node:zlib";
import { createChallenge, verifySolution } from "altcha-lib/v1";
import { describe, expect, test } from "vitest";
import { solve } from "../../assets/comment-form/proof.ts";
import { formScript } from "../../site/form-script.ts";

describe("the form's script", () => {
  const script = formScript();

  // 4 kB is the most that it may ever be; whoever needs more than this should know it.
  test("is one file of less than 2.5 kB, gzipped, that loads nothing else", () => {
    expect(gzipSync(script).length).toBeLessThan(2_500);
    expect(script).not.toMatch(/\bimport\b/);
  });

  test("never reads text as HTML of the page, nor as a program", () => {
    expect(script).not.toMatch(/\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\b/);
  });
});

describe("the sum that it does", () => {
  const hmacKey = "a key";
  const MAX = 1_000;

  test.each([0, 1, 199, 200, 201, 399, 400, MAX - 1, MAX])(
    "is what altcha asks for, where the number is %s",
    async (number) => {
      const challenge = await createChallenge({ hmacKey, number, maxnumber: MAX });
      const proof = await solve({ ...challenge, maxnumber: MAX });
      expect(JSON.parse(atob(proof))).toMatchObject({ number, signature: challenge.signature });
      expect(await verifySolution(proof, hmacKey)).toBe(true);
      expect(await verifySolution(proof, "another key")).toBe(false);
    },
  );

  test("ends where there is no such number", async () => {
    const challenge = await createChallenge({ hmacKey, number: 5_000, maxnumber: MAX });
    expect(await solve({ ...challenge, maxnumber: MAX })).toBe("");
  });
});
