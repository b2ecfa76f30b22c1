/** A git host that asks for a rest at every request: what waits must not hammer it, however it asks. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sendAnswer, serveFront } from "../../bench/hosts/front.ts";
import { beginLife } from "../../bench/hosts/life.ts";
import { simulatedTime } from "../../bench/hosts/simulated-time.ts";
import { newGithub } from "../../bench/hosts/small-hosts.ts";
import { newSubmission } from "../../bench/hosts/submissions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;

/** As GitHub says that the hour is used up, which ends so long after its own now. */
function usedUp(now: number, endsIn: number): Record<string, string> {
  return {
    date: new Date(now).toUTCString(),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.floor((now + endsIn) / 1000)),
  };
}

test.each<[string, number, (now: number) => Record<string, string>, number]>([
  ["for a second", 503, () => ({ "retry-after": "1" }), 35],
  ["for no time at all", 503, () => ({ "retry-after": "0" }), 35],
  ["for a minute", 403, () => ({ "retry-after": "60" }), 30],
  ["for a month", 503, () => ({ "retry-after": "3000000" }), 3],
  ["until an hour that is past", 403, (now) => usedUp(now, -HOUR), 35],
  ["until the end of an hour, a year ahead of our clock", 403, (now) => usedUp(now, HOUR), 3],
])("%s: comments of two hours ask it ever more seldom", async (_, status, headers, most) => {
  const time = simulatedTime();
  let asked = 0;
  const { url, close } = await serveFront(async (_asked, response) => {
    asked += 1;
    const init = { status, headers: headers(time.now()) };
    await sendAnswer(Response.json({ message: "Wait." }, init), response);
  });
  onTestFinished(close);
  const tools = { clock: () => time.now() - YEAR, stopwatch: time.now };
  const gitHost = newGithub(time.now).connect(url, tools);
  const folder = join(temporaryFolder(), "intake");
  const life = await beginLife({ folder, gitHost, time, chance: () => 0 });
  const end = time.now() + 2 * HOUR;
  for (let number = 0; number < 12; number += 1) {
    time.after(number * 10 * 60_000, () => life.receive(newSubmission(number, time.now())));
  }
  while (time.now() < end && asked <= most) {
    if (life.isBusy()) await new Promise((resolve) => setImmediate(resolve));
    else await time.passToNext();
  }
  await life.end();
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(most);
});
