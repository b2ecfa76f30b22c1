/** Which submissions go together is on disk before anything else, and fixed from then on. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Batches, openBatches } from "../../service/batches.ts";
import { openStores } from "../../service/stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { DAY, START, submission } from "./opened-intake.ts";

const [ONE, TWO, THREE] = [member(1), member(2), member(3)];

function member(number: number) {
  const { id, post, author } = submission(number);
  return { id, post, author, suspicions: [] };
}

async function opened(folder: string, now = START) {
  const lines: string[] = [];
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  return { batches: await openBatches(folder, { clock: () => now, log }), lines };
}

async function bound(batches: Batches, ...members: ReturnType<typeof member>[]) {
  const batch = await batches.bind(members);
  if (batch === null) throw new Error("these go together");
  return batch;
}

test("what was bound is found by each member and by its name, also after a restart", async () => {
  const folder = temporaryFolder();
  const first = await opened(folder);
  const batch = await bound(first.batches, ONE, TWO);
  expect(batch).toMatchObject({ members: [ONE, TWO], leftOut: [], bound: "2026-06-01T12:00:00Z" });
  expect(batch.name).toMatch(new RegExp(`^batch-${ONE.id}-[0-9a-f]{8}$`));
  for (const { batches } of [first, await opened(folder)]) {
    expect(batches.named(batch.name)).toEqual(batch);
    for (const { id } of [ONE, TWO]) {
      expect([batches.of(id), batches.boundTo(id)]).toEqual([batch, batch.name]);
    }
    expect([batches.of(THREE.id), batches.boundTo(THREE.id)]).toEqual([null, null]);
  }
});

test("one that goes alone is no batch, and is bound all the same, also after a restart", async () => {
  const folder = temporaryFolder();
  const first = await opened(folder);
  expect(await first.batches.bind([ONE])).toBeNull();
  for (const { batches } of [first, await opened(folder)]) {
    expect([batches.of(ONE.id), batches.named(ONE.id)]).toEqual([null, null]);
    expect(batches.boundTo(ONE.id)).toBe(ONE.id);
  }
});

test("a batch is named by its members: the same ones find its proposal again where its record was lost", async () => {
  const nameOf = async (...members: ReturnType<typeof member>[]) =>
    (await bound((await opened(temporaryFolder())).batches, ...members)).name;
  const name = await nameOf(ONE, TWO);
  expect(await nameOf(ONE, TWO)).toBe(name);
  for (const others of [
    [ONE, THREE],
    [ONE, TWO, THREE],
    [TWO, ONE],
  ])
    expect(await nameOf(...others)).not.toBe(name);
});

test("of nothing there is no batch", async () => {
  const { batches } = await opened(temporaryFolder());
  await expect(batches.bind([])).rejects.toThrow("nothing");
});

test("who is left out stays a member, is left out once, and in the members' order of answers", async () => {
  const folder = temporaryFolder();
  const { batches } = await opened(folder);
  const { name } = await bound(batches, ONE, TWO, THREE);
  await batches.leaveOut(name, [THREE.id, THREE.id, "01jwn3t6k00000000000000099"]);
  const after = await batches.leaveOut(name, [ONE.id, THREE.id]);
  expect(after.leftOut).toEqual([THREE.id, ONE.id]);
  expect(after.members).toEqual([ONE, TWO, THREE]);
  expect(batches.of(TWO.id)).toEqual(after);
  expect((await opened(folder)).batches.named(name)).toEqual(after);
});

test("nobody is left out of a batch that is not there, nor of one alone", async () => {
  const { batches } = await opened(temporaryFolder());
  await batches.bind([ONE]);
  for (const name of ["batch-x", ONE.id]) {
    await expect(batches.leaveOut(name, [ONE.id])).rejects.toThrow(`There is no batch ${name}.`);
  }
});

test("what a kill left between writing and naming is swept away, and what was there before stands", async () => {
  const folder = temporaryFolder();
  const { batches } = await opened(folder);
  const batch = await bound(batches, ONE, TWO);
  const half = JSON.stringify({ ...batch, leftOut: [ONE.id] }).slice(0, 100);
  writeFileSync(join(folder, `${batch.name}.json.0a1b2c3d4e5f.tmp`), half);
  const after = await opened(folder);
  expect(after.batches.named(batch.name)).toEqual(batch);
  expect(readdirSync(folder)).toEqual([`${batch.name}.json`]);
  expect(after.lines).toEqual([]);
});

test.each([
  ["no JSON", () => "{"],
  ["of another version", (text: string) => text.replace('"version": 1', '"version": 2')],
  [
    "without members",
    (text: string) => text.replace(/"members": \[[\s\S]*?\n {2}\]/, '"members": []'),
  ],
])(
  "a file that is %s is reported, left there, and keeps nobody else from being read",
  async (_, spoil) => {
    const folder = temporaryFolder();
    const { batches } = await opened(folder);
    const bad = await bound(batches, ONE, TWO);
    const good = await bound(batches, THREE, member(4));
    const file = join(folder, `${bad.name}.json`);
    const spoilt = spoil(readFileSync(file, "utf8"));
    writeFileSync(file, spoilt);
    const after = await opened(folder);
    expect(after.lines).toEqual([expect.stringMatching(new RegExp(`bad-record .*${bad.name}`))]);
    expect(after.batches.of(ONE.id)).toBeNull();
    expect(after.batches.of(THREE.id)).toEqual(good);
    expect(readFileSync(file, "utf8")).toBe(spoilt);
  },
);

test("after ninety days a batch is forgotten", async () => {
  const folder = temporaryFolder();
  const { batches } = await opened(folder);
  const { name } = await bound(batches, ONE, TWO);
  expect((await opened(folder, START + 90 * DAY)).batches.named(name)).not.toBeNull();
  const after = await opened(folder, START + 90 * DAY + 1);
  expect([after.batches.named(name), after.batches.boundTo(ONE.id)]).toEqual([null, null]);
  expect(readdirSync(folder)).toEqual([]);
});

test("but not while one of it waits for a host that was down all the time", async () => {
  const folder = temporaryFolder();
  const options = { clock: () => START, log: () => {} };
  const first = await openStores(folder, options);
  for (const number of [1, 2]) await first.intake.accept(submission(number), []);
  const { name } = await bound(first.batches, ONE, TWO);
  await first.intake.settle(ONE.id);
  await first.intake.close();
  const later = { ...options, clock: () => START + 91 * DAY };
  const second = await openStores(folder, later);
  expect(second.batches.boundTo(TWO.id)).toBe(name);
  await second.intake.settle(TWO.id);
  await second.intake.close();
  const third = await openStores(folder, later);
  expect(third.batches.boundTo(TWO.id)).toBeNull();
  await third.intake.close();
});

test("the stores of one folder have one owner, and let go of it where a part cannot be opened", async () => {
  const folder = temporaryFolder({ batches: "A file, where there should be a folder" });
  const options = { clock: () => START, log: () => {} };
  await expect(openStores(folder, options)).rejects.toThrow();
  const other = temporaryFolder();
  const first = await openStores(other, options);
  await expect(openStores(other, options)).rejects.toThrow();
  await first.intake.close();
  await (await openStores(other, options)).intake.close();
  // Nobody owns the first one either.
  await expect(openStores(folder, options)).rejects.toThrow(/EEXIST|ENOTDIR/);
});
