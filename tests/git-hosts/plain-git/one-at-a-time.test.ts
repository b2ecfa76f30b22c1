/** Processes of ours that want the checked-out files at the same moment. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { oneAtATime } from "../../../git-hosts/plain-git/one-at-a-time.ts";
import { gitRepository } from "../../support/git-repository.ts";
import { holdLock, locksIn } from "../../support/held-lock.ts";

test("come one after the other, also where one fails, and leave no lock", async () => {
  const { folder } = gitRepository();
  const git = gitIn(folder);
  const steps: string[] = [];
  const work = async (name: string) => {
    steps.push(`${name} begins`);
    await git.text(["status"]);
    steps.push(`${name} ends`);
    if (name === "b") throw new Error("b fails");
  };
  const names = ["a", "b", "c", "d"];
  const all = await Promise.allSettled(names.map((name) => oneAtATime(git, () => work(name))));
  expect(all.filter(({ status }) => status === "rejected")).toHaveLength(1);
  const order = steps.filter((_, at) => at % 2 === 0).map(([name]) => name);
  expect(order.toSorted()).toEqual(names);
  expect(steps).toEqual(order.flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(locksIn(join(folder, ".git"))).toEqual([]);
});

test("one that is stopped for a while keeps its turn, and one that was killed loses it", async () => {
  const { folder } = gitRepository();
  const holder = await holdLock(join(folder, ".git"));
  holder.kill("SIGSTOP");
  const turn = oneAtATime(gitIn(folder), async () => "done");
  await expect(Promise.race([turn, delay(500, "waits")])).resolves.toBe("waits");
  holder.kill("SIGKILL");
  expect(await turn).toBe("done");
  expect(locksIn(join(folder, ".git"))).toEqual([]);
});
