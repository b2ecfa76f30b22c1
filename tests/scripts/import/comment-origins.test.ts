import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BadFile } from "../../../comments/bad-file.ts";
import { disqus } from "../../../scripts/import/disqus/disqus.ts";
import { isso } from "../../../scripts/import/isso/isso.ts";
import type { Origin } from "../../../scripts/import/origin.ts";
import { staticman } from "../../../scripts/import/staticman/staticman.ts";
import { sumOf } from "../../../scripts/import/tally.ts";
import { type ForeignComment, foreignExports } from "../../support/foreign-exports.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { blogWith, outcomeOf } from "./imported-comments.ts";
import { importInto } from "./imported-folder.ts";

const ORIGINS: readonly Origin[] = [disqus, isso, staticman];

/** Of any age, in any state, under anything: itself, what comes later, and what is not there. */
const someComments = fc
  .array(
    fc.record({
      post: fc.constantFrom("weir", "mill", "nowhere"),
      parent: fc.nat(14),
      date: fc.integer({ min: 0, max: 4e9 }),
      state: fc.constantFrom("approved" as const, "pending" as const, "deleted" as const),
      name: fc.string({ unit: "binary" }),
      text: fc.oneof(fc.string({ unit: "binary" }), fc.constant("Hello.")),
    }),
    { maxLength: 12 },
  )
  .map((comments) => comments.map((one, at): ForeignComment => ({ ...one, id: at + 1 })));

const damage = fc.record({
  kind: fc.constantFrom("cut" as const, "change" as const, "insert" as const, "remove" as const),
  /** From 0 to 1: where in the export, and where in its file. */
  file: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.nat(255),
});
type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never;

describe.each(ORIGINS.map((origin) => [origin.title, origin] as const))("from %s", (_, origin) => {
  test("every comment is written or reported, once, under what it answers; a second run adds none", async () => {
    await fc.assert(
      fc.asyncProperty(someComments, async (comments) => {
        const path = exported(origin, comments);
        const root = blogWith({ weir: {}, mill: {} });
        const report = await importInto(root, path, { origin });
        const { threads, reported } = outcomeOf(root, report);
        const written = Object.values(threads).flat();
        const ids = [...written.map(({ id }) => id), ...Object.values(reported).flat()];
        expect(ids.map(numberIn).sort(byNumber)).toEqual(comments.map(({ id }) => id));
        expect(report.tally.read.comment).toBe(comments.length);
        expect(sumOf(report.tally.written)).toBe(written.length);
        for (const { id, replyTo } of written) {
          expect(replyTo === null ? 0 : numberIn(replyTo)).toBe(answeredBy(numberIn(id), comments));
        }
        const again = await importInto(root, path, { origin });
        expect(sumOf(again.tally.written)).toBe(0);
        expect(outcomeOf(root, again).threads).toEqual(threads);
      }),
      { numRuns: 10 },
    );
  });

  test("whatever happened to its bytes, it is read or refused, and nothing half-written stays", async () => {
    const damages = fc.array(damage, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(someComments, damages, async (comments, all) => {
        const path = exported(origin, comments);
        for (const one of all) apply(one, path);
        const root = blogWith({ weir: {}, mill: {} });
        try {
          const report = await importInto(root, path, { origin });
          const { threads } = outcomeOf(root, report);
          expect(sumOf(report.tally.written)).toBe(Object.values(threads).flat().length);
        } catch (error) {
          expect(error).toBeInstanceOf(BadFile);
          expect(existsSync(join(root, "comments-data"))).toBe(false);
        }
        expect(existsSync(join(root, ".stet/import/stage"))).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

function exported(origin: Origin, comments: readonly ForeignComment[]): string {
  const write = foreignExports[origin.name];
  if (write === undefined) throw new Error(`Nothing here exports from ${origin.name}.`);
  return write(comments, temporaryFolder());
}

/** The number that the last digits of an id are. */
function numberIn(id: string): number {
  return Number(/\d+$/.exec(id)?.[0]);
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** 0 where it is nothing that stands on the same post. */
function answeredBy(id: number, comments: readonly ForeignComment[]): number {
  const comment = comments.find((one) => one.id === id);
  const parent = comments.find((one) => one.id === comment?.parent && one.id !== id);
  return parent?.post === comment?.post ? (parent?.id ?? 0) : 0;
}

function apply({ kind, file, at, byte }: Damage, path: string): void {
  const files = statSync(path).isFile() ? [path] : filesBelow(path);
  const target = files[Math.min(files.length - 1, Math.floor(file * files.length))];
  if (target === undefined) return;
  const bytes = readFileSync(target);
  const where = Math.floor(at * bytes.length);
  const after = { cut: bytes.length, change: where + 1, insert: where, remove: where + 1 }[kind];
  const put = kind === "change" || kind === "insert" ? [byte] : [];
  writeFileSync(
    target,
    Buffer.concat([bytes.subarray(0, where), Buffer.from(put), bytes.subarray(after)]),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
