import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { inTurn } from "../../../scripts/build/in-turn.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Locks lie in the working folder: of a folder of their own, each test's are its own. */
const site = () => join(temporaryFolder(), "_site");

test("of several commands on one site one is at work at a time, and each that waits says so once", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => said.mockRestore());
  const out = site();
  let [atWork, most] = [0, 0];
  const build = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    atWork -= 1;
    return "built";
  };
  const builds = Array.from({ length: 5 }, () => inTurn(out, build));
  expect(await Promise.all(builds)).toEqual(Array(5).fill("built"));
  expect(most).toBe(1);
  const waiting = `Another command is at work on ${out}; this one waits for it.`;
  expect(said.mock.calls.length).toBeLessThanOrEqual(5);
  expect(new Set(said.mock.calls.flat())).toEqual(new Set([waiting]));
});

test("one that fails lets the next begin", async () => {
  const out = site();
  const fails = inTurn(out, () => Promise.reject(new Error("a dead link")));
  await expect(fails).rejects.toThrow("a dead link");
  expect(await inTurn(out, () => Promise.resolve("built"))).toBe("built");
});
