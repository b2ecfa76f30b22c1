/** What the commenter is told of a suspect: never that it looks like spam. */

import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Intake } from "../../service/intake.ts";
import { statusOf } from "../../service/status.ts";
import { type TestService, testService } from "../support/comment-service.ts";
import { publishThread } from "../support/deployed-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { HOLDS_SUSPECTS, opened, submission } from "./opened-intake.ts";

const ONE = submission(1);
let service: TestService;
let intake: Intake;

beforeEach(async () => {
  service = await testService();
  const folder = join(temporaryFolder(), "intake");
  ({ intake } = await opened(folder, service.clock.now, HOLDS_SUSPECTS));
  await intake.accept(ONE, ["links"]);
});

const status = () => statusOf(ONE.id, { ...service.parts, intake });

/** As long as an ordinary one may take to be proposed. */
function laterOn(): void {
  service.clock.now += 5_000;
}

test("it is received at first, then waits, as others do", async () => {
  expect(await status()).toMatchObject({ name: "received" });
  laterOn();
  expect(await status()).toMatchObject({ name: "waiting" });
});

test("rescued, it goes on waiting", async () => {
  laterOn();
  await intake.rescue(ONE.id);
  expect(await status()).toMatchObject({ name: "waiting" });
});

test("dropped, it is not published, and the git host is not asked", async () => {
  service.parts.states.of = () => Promise.reject(new Error("asked"));
  laterOn();
  await intake.drop(ONE.id);
  expect(await status()).toMatchObject({ name: "not_published", url: null });
  expect(service.lines).toEqual([]);
});

test("dropped here, and published all the same by hand, it is published", async () => {
  await intake.drop(ONE.id);
  const { id, replyTo, date, author, text } = ONE;
  const written = { kind: "comment", format: "markdown", source: "form" } as const;
  publishThread(service.site, ONE.post, [{ id, replyTo, date, author, text, ...written }]);
  expect(await status()).toMatchObject({ name: "published" });
});
