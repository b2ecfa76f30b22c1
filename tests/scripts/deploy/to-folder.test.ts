/** A folder that is deployed to holds a whole site at every moment, whatever becomes of the deploy. */
import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deploy } from "../../../scripts/deploy/deploy.ts";
import { folderPlace } from "../../../scripts/deploy/to-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { deployNow, FIRST, SECOND, served, smallSite, sorted } from "./small-site.ts";

const first = smallSite(FIRST);
const second = smallSite(SECOND);
const versionsIn = (folder: string) => readdirSync(join(folder, "versions"));

test("the first deploy makes the folder, and readers are served the link in it", async () => {
  const folder = join(temporaryFolder(), "www");
  const { added } = await deployNow(folderPlace(first, folder));
  expect(added).toEqual(Object.keys(FIRST).sort());
  expect(served(folder)).toEqual(sorted(FIRST));
  expect(lstatSync(join(folder, "current")).isSymbolicLink()).toBe(true);
});

describe("the next deploy", () => {
  let folder: string;
  beforeAll(async () => {
    folder = temporaryFolder({ "robots-of-another.txt": "Theirs." });
    await deployNow(folderPlace(first, folder));
  });

  test("copies only what has changed; the rest is the very same file", async () => {
    const old = realpathSync(join(folder, "current"));
    const { added, changed, removed, kept } = await deployNow(folderPlace(second, folder));
    expect([added, changed, removed]).toEqual([
      ["2026/new/index.html"],
      ["index.html", "site-index.json"],
      ["2026/a-post/index.html"],
    ]);
    expect(served(folder)).toEqual(sorted(SECOND));
    const current = join(folder, "current");
    for (const path of kept) {
      expect(statSync(join(current, path)).ino).toBe(statSync(join(old, path)).ino);
    }
  });

  test("changes nothing where nothing has changed", async () => {
    const before = realpathSync(join(folder, "current"));
    const { kept } = await deployNow(folderPlace(second, folder));
    expect(kept).toHaveLength(Object.keys(SECOND).length);
    expect(realpathSync(join(folder, "current"))).toBe(before);
  });

  test("only says what it would do, where it runs dry", async () => {
    const { added } = await deploy(folderPlace(first, folder), { dryRun: true });
    expect(added).toEqual(["2026/a-post/index.html"]);
    expect(served(folder)).toEqual(sorted(SECOND));
  });

  test("keeps the last version for whoever is reading it, and no older one", async () => {
    const last = realpathSync(join(folder, "current"));
    await deployNow(folderPlace(smallSite({ ...SECOND, "index.html": "Third." }), folder));
    expect(versionsIn(folder)).toHaveLength(2);
    expect(existsSync(last)).toBe(true);
    await deployNow(folderPlace(first, folder));
    expect(versionsIn(folder)).toHaveLength(2);
    expect(existsSync(last)).toBe(false);
  });

  test("puts right what somebody changed by hand, and leaves other people's files alone", async () => {
    writeFileSync(join(folder, "current/index.html"), "By hand.");
    const { changed } = await deployNow(folderPlace(first, folder));
    expect(changed).toEqual(["index.html"]);
    expect(served(folder)).toEqual(sorted(FIRST));
    expect(readFileSync(join(folder, "robots-of-another.txt"), "utf8")).toBe("Theirs.");
  });
});

test("a folder of that name that no deploy has made is not replaced", async () => {
  const folder = temporaryFolder({ "current/index.html": "Precious." });
  await expect(deployNow(folderPlace(first, folder))).rejects.toThrow(
    "current was not made by a deploy, and would be lost",
  );
});

/** All that a deploy does on the disk. It may be cut off before and after each. */
const STEPS = [
  ...(["mkdirSync", "linkSync", "copyFileSync", "fsyncSync"] as const),
  ...(["renameSync", "symlinkSync", "rmSync"] as const),
];

function setFunction(name: string, put: (...given: never[]) => unknown): void {
  Reflect.set(fs, name, put);
  syncBuiltinESMExports();
}

/** Stands for a kill: nothing is tidied up behind it. */
class Cut extends Error {}

describe("a deploy that is cut off at any step", () => {
  let left = 0;
  const originals = STEPS.map((name) => [name, fs[name]] as const);
  beforeAll(() => {
    for (const [name, original] of originals) {
      setFunction(name, (...given) => {
        step();
        const result: unknown = Reflect.apply(original, fs, given);
        step();
        return result;
      });
    }
  });
  afterAll(() => {
    for (const [name, original] of originals) setFunction(name, original);
  });

  function step(): void {
    left -= 1;
    if (left === 0) throw new Cut();
  }

  async function cutAt(step: number, folder: string): Promise<boolean> {
    left = step;
    try {
      await deployNow(folderPlace(second, folder));
      return false;
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      return true;
    } finally {
      left = 0;
    }
  }

  test("leaves the old site or the new one whole, and is finished by the next", async () => {
    const seen: string[] = [];
    for (let step = 1; ; step += 1) {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "versions"));
      await deployNow(folderPlace(first, folder));
      const isCut = await cutAt(step, folder);
      const now = JSON.stringify(served(folder));
      expect([JSON.stringify(sorted(FIRST)), JSON.stringify(sorted(SECOND))]).toContain(now);
      seen.push(now === JSON.stringify(sorted(SECOND)) ? "new" : "old");
      await deployNow(folderPlace(second, folder));
      expect(served(folder)).toEqual(sorted(SECOND));
      if (!isCut) break;
      // One whose work was done but for clearing away is not done again.
      const third = smallSite({ ...SECOND, "index.html": "Third." });
      await deployNow(folderPlace(third, folder));
      expect(versionsIn(folder)).toHaveLength(2);
      expect(readdirSync(folder).sort()).toEqual(["current", "versions"]);
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(new Set(seen)).toEqual(new Set(["old", "new"]));
  });
});
