/** The intake keeps what it acknowledged: over a kill, a restart, a double click, a bad file. */
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { openIntake } from "../../service/intake.ts";
import { contentDigest } from "../../service/intake-records.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testProgram } from "../support/test-program.ts";
import { DAY, opened, reopened, START, submission } from "./opened-intake.ts";

test("what was accepted waits, oldest first, over a restart", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await intake.accept(submission(2), ["links"]);
  await intake.accept(submission(1), []);
  const { intake: again } = await reopened(intake, folder);
  expect(again.waiting()).toEqual([submission(1).id, submission(2).id]);
  expect(await again.read(submission(2).id)).toMatchObject({
    submission: submission(2),
    suspicions: ["links"],
  });
});

test("what was settled is remembered without its text, over a restart", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await intake.accept(submission(1), []);
  await intake.settle(submission(1).id);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
  const { intake: again } = await reopened(intake, folder);
  expect(again.waiting()).toEqual([]);
  expect(again.find(submission(1).id)).toMatchObject({ state: "done", post: "first-post" });
  expect(await again.accept(submission(1), [])).toBe(submission(1).id);
  expect(again.waiting()).toEqual([]);
});

test("one id takes one content", async () => {
  const { intake } = await opened(temporaryFolder());
  const edited = submission(1, { text: "Edited" });
  const all = [submission(1), submission(1), edited].map((item) => intake.accept(item, []));
  expect(await Promise.all(all)).toEqual([submission(1).id, submission(1).id, null]);
  expect(await intake.read(submission(1).id)).toMatchObject({ submission: { text: "Text 1" } });
});

test("of a double click one is written, and the others wait for what it finds", async () => {
  let attempts = 0;
  const clock = () => {
    attempts += 1;
    return START;
  };
  const intake = await openIntake(temporaryFolder(), { clock, log: () => {} });
  attempts = 0;
  await Promise.all([1, 2, 3].map(() => intake.accept(submission(1), [])));
  expect(attempts).toBe(1);
});

test("a double click whose first write failed is written by the second", async () => {
  const folder = temporaryFolder();
  const place = join(folder, "new");
  let attempts = 0;
  const clock = () => {
    attempts += 1;
    if (attempts === 2) renameSync(`${place}-gone`, place);
    return START;
  };
  const intake = await openIntake(folder, { clock, log: () => {} });
  attempts = 0;
  renameSync(place, `${place}-gone`);
  const clicks = [1, 2].map(() => intake.accept(submission(1), []));
  expect(await Promise.allSettled(clicks)).toMatchObject([
    { status: "rejected" },
    { status: "fulfilled", value: submission(1).id },
  ]);
});

test("a later date does not make the same content another", async () => {
  const { intake } = await opened(temporaryFolder());
  await intake.accept(submission(1), []);
  const later = submission(1, { date: "2026-06-01T12:00:09Z" });
  expect(await intake.accept(later, [])).toBe(later.id);
});

describe("a twin, the same content under another id,", () => {
  const twin = (number: number) => submission(number, { text: "The same" });

  test("is the first one for a day, and then a submission of its own", async () => {
    const { intake, clock } = await opened(temporaryFolder());
    await intake.accept(twin(1), []);
    clock.now += DAY - 1;
    expect(await intake.accept(twin(2), [])).toBe(twin(1).id);
    clock.now += 1;
    expect(await intake.accept(twin(2), [])).toBe(twin(2).id);
    expect(intake.waiting()).toEqual([twin(1).id, twin(2).id]);
  });

  test("that comes while the first one is being written waits for it", async () => {
    const { intake } = await opened(temporaryFolder());
    const all = [1, 2, 3].map((number) => intake.accept(twin(number), []));
    expect(await Promise.all(all)).toEqual([twin(1).id, twin(1).id, twin(1).id]);
    expect(intake.waiting()).toEqual([twin(1).id]);
  });

  test("is written where the first one could not be", async () => {
    const folder = temporaryFolder();
    const place = join(folder, "new");
    let attempts = 0;
    const clock = () => {
      attempts += 1;
      if (attempts === 2) renameSync(`${place}-gone`, place);
      return START;
    };
    const intake = await openIntake(folder, { clock, log: () => {} });
    attempts = 0;
    renameSync(place, `${place}-gone`);
    const both = [1, 2].map((number) => intake.accept(twin(number), []));
    expect(await Promise.allSettled(both)).toMatchObject([
      { status: "rejected" },
      { status: "fulfilled", value: twin(2).id },
    ]);
  });
});

test("what is done is forgotten after 90 days, what waits never", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await intake.accept(submission(1), []);
  await intake.settle(submission(1).id);
  await intake.accept(submission(2), []);
  const { intake: kept } = await reopened(intake, folder, START + 90 * DAY);
  expect(kept.find(submission(1).id)).not.toBeNull();
  const { intake: later } = await reopened(kept, folder, START + 90 * DAY + 1);
  expect(later.find(submission(1).id)).toBeNull();
  expect(readdirSync(join(folder, "done"))).toEqual([]);
  expect(later.waiting()).toEqual([submission(2).id]);
});

test("a crash between the two steps of settling does not bring a submission back", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await intake.accept(submission(1), []);
  const [name = ""] = readdirSync(join(folder, "new"));
  const content = readFileSync(join(folder, "new", name));
  await intake.settle(submission(1).id);
  writeFileSync(join(folder, "new", name), content);
  const { intake: again } = await reopened(intake, folder);
  expect(again.waiting()).toEqual([]);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
});

describe("what has to wait under another id", () => {
  test("says the same, and is remembered to have done so, over a restart", async () => {
    const folder = temporaryFolder();
    const { intake } = await opened(folder);
    const { id } = submission(1);
    await intake.accept(submission(1), ["links"]);
    const successor = await intake.succeed(id);
    const { intake: again } = await reopened(intake, folder);
    expect(again.waiting()).toEqual([successor]);
    expect(await again.read(successor)).toMatchObject({
      submission: { ...submission(1), id: successor },
      suspicions: ["links"],
    });
    expect(again.find(id)).toMatchObject({ state: "done", successor });
  });

  test.each(["waits", "is delivered"])(
    "is there once after a crash when it %s",
    async (reached) => {
      const folder = temporaryFolder();
      const { intake } = await opened(folder);
      const { id } = submission(1);
      await intake.accept(submission(1), []);
      const [name = ""] = readdirSync(join(folder, "new"));
      const content = readFileSync(join(folder, "new", name));
      const successor = await intake.succeed(id);
      if (reached === "is delivered") await intake.settle(successor);
      writeFileSync(join(folder, "new", name), content);
      rmSync(join(folder, "done", `${id}.json`));
      const { intake: again } = await reopened(intake, folder);
      expect(await again.succeed(id)).toBe(successor);
      expect(again.waiting()).toEqual(reached === "waits" ? [successor] : []);
    },
  );
});

test("what a crash left half-written is swept away", async () => {
  const folder = temporaryFolder({ "new/01jwn3t6k00000000000000001.json.0a1b.tmp": '{"vers' });
  const { intake } = await opened(folder);
  expect(intake.waiting()).toEqual([]);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
});

test("what version 0.1.0 had received is still there, each in a file of its own", async () => {
  const item = submission(1);
  const record = {
    version: 1,
    submission: item,
    suspicions: ["links"],
    digest: contentDigest(item),
    received: item.date,
  };
  const folder = temporaryFolder({ [`new/${item.id}.json`]: JSON.stringify(record) });
  const { intake, lines } = await opened(folder);
  expect(lines).toEqual([]);
  expect(await intake.read(item.id)).toMatchObject({ submission: item, suspicions: ["links"] });
  await intake.settle(item.id);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
});

test("an intake that cannot be loaded is let go of, and an odd folder in it is none of its files", async () => {
  const folder = temporaryFolder({ "new/01jwn3t6k00000000000000001.json": "{}" });
  const log = () => {
    throw new Error("nobody reads the log");
  };
  await expect(openIntake(folder, { clock: () => START, log })).rejects.toThrow("nobody reads");
  mkdirSync(join(folder, "new/an-odd-folder.tmp"));
  const { intake } = await opened(folder);
  expect(intake.waiting()).toEqual([]);
});

test("a bad record is reported by name, left alone, and stops nothing", async () => {
  const name = "new/01jwn3t6k00000000000000001.json";
  const folder = temporaryFolder({ [name]: "{}" });
  const { intake, lines } = await opened(folder);
  expect(lines.join()).toContain(name);
  expect(existsSync(join(folder, name))).toBe(true);
  expect(await intake.accept(submission(2), [])).toBe(submission(2).id);
});

test("everything acknowledged is there after a kill at any moment", async () => {
  const folder = temporaryFolder();
  const acknowledged = await acknowledgedBeforeKill(folder, 25);
  const { intake } = await opened(folder);
  expect(acknowledged.length).toBeGreaterThanOrEqual(25);
  expect(intake.waiting()).toEqual(expect.arrayContaining(acknowledged));
});

/** Another process accepts as fast as it can and is killed in the middle of it. */
async function acknowledgedBeforeKill(folder: string, atLeast: number): Promise<string[]> {
  const child = testProgram("accept-forever", folder);
  const ids: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    ids.push(line);
    if (ids.length === atLeast) child.kill("SIGKILL");
  });
  await once(child, "close");
  return ids;
}
