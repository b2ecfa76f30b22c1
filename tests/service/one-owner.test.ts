/** One process owns an intake, however others start and end. */
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { becomeOwner } from "../../service/one-owner.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type TestProgram, testProgram } from "../support/test-program.ts";

async function started(folder: string) {
  const child = testProgram("own-when-told", folder);
  await nextWord(child);
  child.stdin.write("go\n");
  return { child, outcome: await nextWord(child) };
}

async function nextWord(child: TestProgram): Promise<string> {
  return String((await once(child.stdout, "data"))[0]).trim();
}

test("a second owner is refused, in the same process and in another", async () => {
  const folder = temporaryFolder();
  const release = await becomeOwner(folder);
  await expect(becomeOwner(folder)).rejects.toThrow("Another comment service");
  expect((await started(folder)).outcome).toContain("refused");
  await release();
  expect(readdirSync(folder)).toEqual([]);
  expect((await started(folder)).outcome).toBe("owner");
});

test("an owner that was killed leaves nothing that anybody has to delete", async () => {
  const folder = temporaryFolder();
  const { child, outcome } = await started(folder);
  expect(outcome).toBe("owner");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(readdirSync(folder)).toHaveLength(1);

  const release = await becomeOwner(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  await release();
});

test("an owner that is stopped for a while still owns", async () => {
  const folder = temporaryFolder();
  const { child } = await started(folder);
  child.kill("SIGSTOP");
  await expect(becomeOwner(folder)).rejects.toThrow("Another comment service");
});

test("an owner that has too many at its door to answer still owns", async () => {
  const folder = temporaryFolder();
  const { child } = await started(folder);
  child.kill("SIGSTOP");
  const [socket = ""] = readdirSync(folder);
  const knocks: Socket[] = [];
  onTestFinished(() => {
    for (const knock of knocks) knock.destroy();
  });
  const isTurnedAway = () => {
    const knock = connect(join(folder, socket));
    knocks.push(knock);
    return new Promise<boolean>((resolve) => {
      knock.once("connect", () => resolve(false));
      knock.once("error", () => resolve(true));
    });
  };
  while (!(await isTurnedAway())) expect(knocks.length).toBeLessThan(10_000);
  await expect(becomeOwner(folder)).rejects.toThrow("Another comment service");
});

test("of many that start at once, none shares with another", async () => {
  for (let round = 0; round < 20; round++) {
    const folder = temporaryFolder();
    const starts = Array.from({ length: 10 }, () => becomeOwner(folder));
    const outcomes = await Promise.allSettled(starts);
    const owners = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(owners.length).toBeLessThanOrEqual(1);
    for (const owner of owners) await owner.value();
  }
});

test("of many processes that start at once, none shares with another", async () => {
  const folder = temporaryFolder();
  const children = Array.from({ length: 6 }, () => testProgram("own-when-told", folder));
  await Promise.all(children.map(nextWord));
  const outcomes = Promise.all(children.map(nextWord));
  for (const child of children) child.stdin.write("go\n");
  const owners = (await outcomes).filter((outcome) => outcome === "owner");
  expect(owners.length).toBeLessThanOrEqual(1);
});

test("a folder whose path is too long for a socket is refused with what to do", async () => {
  const folder = temporaryFolder({ [`${"a".repeat(60)}/${"b".repeat(60)}/x`]: "" });
  const long = join(folder, "a".repeat(60), "b".repeat(60));
  await expect(becomeOwner(long)).rejects.toThrow("STET_INTAKE");
  rmSync(long, { recursive: true });
});
