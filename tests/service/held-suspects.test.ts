/** What the intake holds back as suspected spam: kept over restarts, rescued, or dropped for good. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { DAY, HOLDS_SUSPECTS, opened, reopened, START, submission } from "./opened-intake.ts";

const [ONE, TWO, THREE] = [submission(1), submission(2), submission(3)];

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

/** One that is no suspect, and two that are; all of them in one file. */
async function flooded() {
  const folder = temporaryFolder();
  const { intake, clock } = await opened(folder, START, HOLDS_SUSPECTS);
  await Promise.all([
    intake.accept(ONE, []),
    intake.accept(THREE, ["links"]),
    intake.accept(TWO, ["no-letters"]),
  ]);
  return { folder, intake, clock };
}

test("suspects are held apart from what waits, oldest first, and can be read, over a restart", async () => {
  const { folder, intake: first } = await flooded();
  const { intake: again } = await reopened(first, folder, START, HOLDS_SUSPECTS);
  for (const intake of [first, again]) {
    expect(intake.waiting()).toEqual([ONE.id]);
    expect(ids(intake.held())).toEqual([TWO.id, THREE.id]);
    expect(intake.find(TWO.id)).toMatchObject({ state: "held", suspicions: ["no-letters"] });
  }
  expect(await again.read(TWO.id)).toMatchObject({ submission: TWO });
});

test("the same words sent again are the suspect that is held", async () => {
  const { intake } = await flooded();
  expect(await intake.accept({ ...TWO, id: submission(9).id }, ["no-letters"])).toBe(TWO.id);
  expect(await intake.accept({ ...TWO, text: "Others" }, [])).toBeNull();
});

test("where the git host shows no notice any more, all of it is delivered", async () => {
  const { folder, intake } = await flooded();
  const { intake: again } = await reopened(intake, folder);
  expect(again.waiting()).toEqual([ONE.id, TWO.id, THREE.id]);
  expect(again.held()).toEqual([]);
});

test("a rescued one waits, over a restart, and others in its file stay what they are", async () => {
  const { folder, intake: first } = await flooded();
  await first.settle(ONE.id);
  await first.rescue(TWO.id);
  await first.rescue(TWO.id);
  const { intake: again } = await reopened(first, folder, START, HOLDS_SUSPECTS);
  for (const intake of [first, again]) {
    expect(intake.waiting()).toEqual([TWO.id]);
    expect(ids(intake.held())).toEqual([THREE.id]);
    expect(intake.find(TWO.id)).toMatchObject({ isRescued: true });
    expect(intake.find(ONE.id)).toMatchObject({ state: "done", isDropped: false });
  }
  expect(await again.read(TWO.id)).toMatchObject({ submission: TWO, suspicions: ["no-letters"] });
});

test("a rescued one stays so where it has to go on under another id", async () => {
  const { folder, intake } = await flooded();
  await intake.rescue(TWO.id);
  const successor = await intake.succeed(TWO.id);
  const { intake: again } = await reopened(intake, folder, START, HOLDS_SUSPECTS);
  expect(again.waiting()).toEqual([ONE.id, successor]);
});

test("a dropped one leaves its id and no words, and its id never comes back", async () => {
  const { folder, intake: first } = await flooded();
  for (const id of [TWO.id, THREE.id, TWO.id]) await first.drop(id);
  await first.settle(ONE.id);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
  const { intake: again } = await reopened(first, folder, START + 89 * DAY, HOLDS_SUSPECTS);
  for (const intake of [first, again]) {
    expect(intake.held()).toEqual([]);
    expect(intake.find(TWO.id)).toMatchObject({ state: "done", isDropped: true });
    expect(await intake.accept(TWO, [])).toBe(TWO.id);
    expect(await intake.accept({ ...TWO, text: "Others" }, [])).toBeNull();
    expect(intake.waiting()).toEqual([]);
  }
});

test("only what is held is dropped or rescued", async () => {
  const { intake } = await flooded();
  await intake.settle(ONE.id);
  await intake.rescue(TWO.id);
  for (const { id } of [ONE, TWO, submission(9)]) await intake.drop(id);
  for (const { id } of [ONE, submission(9)]) await intake.rescue(id);
  expect(intake.find(ONE.id)).toMatchObject({ state: "done", isDropped: false });
  expect(intake.waiting()).toEqual([TWO.id]);
});

test.each(["before", "after"])(
  "a kill %s the words of a dropped one go leaves one answer",
  async (when) => {
    const folder = temporaryFolder();
    const { intake } = await opened(folder, START, HOLDS_SUSPECTS);
    await intake.accept(TWO, ["links"]);
    const [name = ""] = readdirSync(join(folder, "new"));
    const words = readFileSync(join(folder, "new", name));
    await intake.drop(TWO.id);
    writeFileSync(join(folder, "new", name), words);
    if (when === "before") rmSync(join(folder, "done", `${TWO.id}.json`));
    const { intake: again } = await reopened(intake, folder, START, HOLDS_SUSPECTS);
    expect(ids(again.held())).toEqual(when === "before" ? [TWO.id] : []);
    expect(again.find(TWO.id)).toMatchObject({ isDropped: when === "after" });
  },
);

test("what a kill left half-written of a rescue is swept away, and the suspect is still held", async () => {
  const { folder, intake } = await flooded();
  const [name] = readdirSync(join(folder, "new"));
  writeFileSync(join(folder, "new", `${name}.0a1b.tmp`), '{"vers');
  const { intake: again } = await reopened(intake, folder, START, HOLDS_SUSPECTS);
  expect(readdirSync(join(folder, "new"))).toEqual([name]);
  expect(ids(again.held())).toEqual([TWO.id, THREE.id]);
});
