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
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test, vi } from "vitest";
import type { Submission } from "../../comments/submission.ts";
import { type Intake, openIntake } from "../../service/intake.ts";
import { contentDigest } from "../../service/intake-records.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testProgram } from "../support/test-program.ts";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-06-01T12:00:00Z");

function submission(number: number, differs: Partial<Submission> = {}): Submission {
  return {
    version: 1,
    id: `01jwn3t6k000000000000000${String(number).padStart(2, "0")}`,
    post: "first-post",
    replyTo: null,
    date: "2026-06-01T12:00:00Z",
    author: { name: "Ada", url: null, key: null },
    text: `Text ${number}`,
    ...differs,
  };
}

async function opened(folder: string, now = START) {
  const clock = { now };
  const lines: string[] = [];
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const intake = await openIntake(folder, { clock: () => clock.now, log });
  return { intake, clock, lines };
}

async function reopened(intake: Intake, folder: string, now = START) {
  await intake.close();
  return opened(folder, now);
}

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
  expect(await again.accept(submission(1), [])).toBe("kept");
  expect(again.waiting()).toEqual([]);
});

test("one id takes one content", async () => {
  const { intake } = await opened(temporaryFolder());
  const edited = submission(1, { text: "Edited" });
  const all = [submission(1), submission(1), edited].map((item) => intake.accept(item, []));
  expect(await Promise.all(all)).toEqual(["kept", "kept", "different"]);
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
    { status: "fulfilled", value: "kept" },
  ]);
});

test("what an attempt left that failed at its last step does not come back beside the next one", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await failingAtTheFolder(() => expect(intake.accept(submission(1), [])).rejects.toThrow("EIO"));
  expect(readdirSync(join(folder, "new"))).toHaveLength(1);
  const edited = submission(1, { text: "Edited" });
  expect(await intake.accept(edited, [])).toBe("kept");
  const { intake: again } = await reopened(intake, folder);
  expect(again.waiting()).toEqual([edited.id]);
  expect(await again.read(edited.id)).toMatchObject({ submission: edited });
});

test("while what a failed attempt left cannot be removed, nothing is acknowledged", async () => {
  const { intake } = await opened(temporaryFolder());
  await failingAtTheFolder(async () => {
    await expect(intake.accept(submission(1), [])).rejects.toThrow("EIO");
    await expect(intake.accept(submission(2), [])).rejects.toThrow("EIO");
  });
  expect(intake.waiting()).toEqual([]);
  expect(await intake.accept(submission(2), [])).toBe("kept");
});

describe("what arrives while the disk is busy", () => {
  const rest = Array.from({ length: 10 }, (_, at) => submission(at + 2));

  test.each([
    [16, 1],
    [40, 3],
  ])(
    "is written together: %i submissions in %i files, with two fsyncs each",
    async (count, files) => {
      const folder = temporaryFolder();
      const { intake } = await opened(folder);
      const all = Array.from({ length: count }, (_, at) => submission(at));
      const synced = await countingSyncs(() =>
        Promise.all(all.map((item) => intake.accept(item, []))),
      );
      expect(readdirSync(join(folder, "new"))).toHaveLength(files);
      expect(synced).toBe(2 * files);
    },
  );

  test("is settled one by one, and its file goes with the last", async () => {
    const folder = temporaryFolder();
    const { intake } = await opened(folder);
    await Promise.all(rest.map((item) => intake.accept(item, [])));
    for (const { id } of rest.slice(1)) await intake.settle(id);
    const [last] = rest;
    const { intake: again } = await reopened(intake, folder);
    expect(again.waiting()).toEqual([last?.id]);
    expect(await again.read(last?.id ?? "")).toMatchObject({ submission: last });
    await again.settle(last?.id ?? "");
    expect(readdirSync(join(folder, "new"))).toEqual([]);
  });

  test("is remembered as long as others of its file wait, however long that is", async () => {
    const folder = temporaryFolder();
    const { intake, clock } = await opened(folder);
    await Promise.all(rest.map((item) => intake.accept(item, [])));
    const [first, second] = rest.map(({ id }) => id);
    await intake.settle(first ?? "");
    clock.now += 91 * DAY;
    await intake.settle(second ?? "");
    const { intake: again } = await reopened(intake, folder, clock.now);
    expect(again.waiting()).toEqual(rest.slice(2).map(({ id }) => id));
  });

  test("is refused together where the disk fails, and nothing of it waits", async () => {
    const folder = temporaryFolder();
    const { intake } = await opened(folder);
    const place = join(folder, "new");
    renameSync(place, `${place}-gone`);
    const all = await Promise.allSettled(rest.map((item) => intake.accept(item, [])));
    expect(all.map(({ status }) => status)).toEqual(rest.map(() => "rejected"));
    renameSync(`${place}-gone`, place);
    expect(intake.waiting()).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });
});

test("a later date does not make the same content another", async () => {
  const { intake } = await opened(temporaryFolder());
  await intake.accept(submission(1), []);
  const later = submission(1, { date: "2026-06-01T12:00:09Z" });
  expect(await intake.accept(later, [])).toBe("kept");
});

test("a twin is found for a day", async () => {
  const { intake, clock } = await opened(temporaryFolder());
  await intake.accept(submission(1), []);
  const digest = contentDigest(submission(1));
  expect(intake.findTwin(digest, clock.now)?.id).toBe(submission(1).id);
  expect(intake.findTwin(digest, clock.now + DAY)).toBeNull();
  expect(intake.findTwin(contentDigest(submission(2)), clock.now)).toBeNull();
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
  expect(await intake.accept(submission(2), [])).toBe("kept");
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

/** The disk fails, but only when the last step of a write is to be made sure: that of the folder. */
async function failingAtTheFolder(action: () => Promise<void>): Promise<void> {
  const handles = await fileHandles();
  const sync = vi.spyOn(handles, "sync").mockImplementation(async function (this: FileHandle) {
    if ((await this.stat()).isDirectory()) throw new Error("EIO: i/o error, fsync");
  });
  try {
    await action();
  } finally {
    sync.mockRestore();
  }
}

async function countingSyncs(action: () => Promise<unknown>): Promise<number> {
  const sync = vi.spyOn(await fileHandles(), "sync");
  try {
    await action();
    return sync.mock.calls.length;
  } finally {
    sync.mockRestore();
  }
}

/** What all open files are made of; Node does not give it away by name. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(tmpdir());
  await handle.close();
  return Object.getPrototypeOf(handle);
}
