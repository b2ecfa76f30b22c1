import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTurn } from "../../../scripts/build/in-turn.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("of several builds into one folder one is at work at a time, and each that waits says so once", async () => {
  const file = join(temporaryFolder(), "builds/a.json");
  let [atWork, most, waited] = [0, 0, 0];
  const build = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    atWork -= 1;
    return "built";
  };
  const waits = () => {
    waited += 1;
  };
  const builds = Array.from({ length: 5 }, () => inTurn(file, waits, build));
  expect(await Promise.all(builds)).toEqual(Array(5).fill("built"));
  expect(most).toBe(1);
  expect(waited).toBeGreaterThan(0);
  expect(waited).toBeLessThanOrEqual(5);
});

test("a build that fails lets the next one begin", async () => {
  const file = join(temporaryFolder(), "a.json");
  const fails = inTurn(file, expect.fail, () => Promise.reject(new Error("a dead link")));
  await expect(fails).rejects.toThrow("a dead link");
  expect(await inTurn(file, expect.fail, () => Promise.resolve("built"))).toBe("built");
});
