/** What arrives together shares its fsyncs, and what a failed write leaves does no harm. */
import { readdirSync, renameSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { DAY, opened, reopened, submission } from "./opened-intake.ts";

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

test("what an attempt left that failed at its last step does not come back beside the next one", async () => {
  const folder = temporaryFolder();
  const { intake } = await opened(folder);
  await failingAtTheFolder(() => expect(intake.accept(submission(1), [])).rejects.toThrow("EIO"));
  expect(readdirSync(join(folder, "new"))).toHaveLength(1);
  const place = join(folder, "new");
  const edited = submission(1, { text: "Edited" });
  const seen = await filesAtSyncs(place, () => intake.accept(edited, []));
  // Gone for good before anything is written; then beside, then by its name.
  expect(seen.map((names) => names.length)).toEqual([0, 1, 1]);
  const [kept] = readdirSync(place);
  expect(seen.at(-1)).toEqual([kept]);
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
  expect(await intake.accept(submission(2), [])).toBe(submission(2).id);
});

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

/** What is in a folder each time that something is fsynced. */
async function filesAtSyncs(place: string, action: () => Promise<unknown>): Promise<string[][]> {
  const seen: string[][] = [];
  const handles = await fileHandles();
  const { sync: original } = handles;
  const sync = vi.spyOn(handles, "sync").mockImplementation(function (this: FileHandle) {
    seen.push(readdirSync(place));
    return original.call(this);
  });
  try {
    await action();
    return seen;
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
