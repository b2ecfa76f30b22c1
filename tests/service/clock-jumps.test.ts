/** A clock that was wrong, or is: nothing is lost, nobody is locked out, nothing is proposed twice. */
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startDelivery } from "../../service/delivery.ts";
import { newToken, writeToken } from "../../service/form-token.ts";
import { rateLimit } from "../../service/rate-limits.ts";
import { type RunningService, runService } from "../../service/run-service.ts";
import { site } from "../../site.config.ts";
import {
  ENTRY,
  hiddenField,
  jsonOf,
  POST,
  sendForm,
  sendJson,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import {
  type DeployedFiles,
  deployedFiles,
  publishPosts,
  publishThread,
} from "../support/deployed-files.ts";
import { gitRepository, type TestRepository } from "../support/git-repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse("2026-06-01T12:00:00Z");

const JUMPS = [
  { jump: "a year ahead", by: 365 * DAY },
  { jump: "a day back", by: -DAY },
  { jump: "back to 1970", by: -NOW },
];

/** With limits that go by a stopwatch, as in run-service.ts. */
async function started(): Promise<TestService> {
  const service = await testService();
  const limit = rateLimit({ burst: 100, everyMs: 1 }, () => 0);
  service.parts.limits = { client: limit, attempts: limit, total: limit };
  return service;
}

describe.each(JUMPS)("a clock that jumps $jump", ({ by }) => {
  let service: TestService;
  beforeEach(async () => {
    service = await started();
  });

  const waiting = () => service.parts.intake.waiting();

  /** As a person does, who presses once more where the page asks for it. */
  async function sendAndConfirm(fields: Readonly<Record<string, string>>): Promise<number> {
    const answer = await sendForm(service, fields);
    if (answer.status !== 200) return answer.status;
    const page = await answer.text();
    expect(page).toContain("</textarea>");
    return (await sendForm(service, { ...fields, token: hiddenField(page, "token") })).status;
  }

  async function openForm(): Promise<string> {
    const page = await (await service.app.request(`/write?post=${POST}`)).text();
    return hiddenField(page, "token");
  }

  test("leaves a form that is open worth sending", async () => {
    const token = await openForm();
    service.clock.now += by;
    expect(await sendAndConfirm({ token })).toBe(303);
    expect(waiting()).toHaveLength(1);
  });

  test("leaves a form that is open worth sending for programs", async () => {
    const token = await openForm();
    service.clock.now += by;
    const first = await sendJson(service, { token });
    const answer = await jsonOf(first);
    const second = answer.token ? await sendJson(service, { token: answer.token }) : first;
    expect(second.status).toBe(202);
    expect(waiting()).toHaveLength(1);
  });

  test("leaves a form worth sending that was opened while it was wrong", async () => {
    service.clock.now += by;
    const token = await openForm();
    service.clock.now -= by;
    expect(await sendAndConfirm({ token })).toBe(303);
    expect(waiting()).toHaveLength(1);
  });

  test("makes no later comment a double of an earlier one", async () => {
    service.clock.now += by;
    expect(await sendAndConfirm({ token: service.token() })).toBe(303);
    service.clock.now -= by;
    expect(await sendAndConfirm({ token: service.token() })).toBe(303);
    expect(waiting()).toHaveLength(2);
  });

  test("loses nothing that waits, and its status page still comes to rest", async () => {
    const sent = await sendForm(service, { token: service.token() });
    service.clock.now += by;
    expect(await sendAndConfirm({ token: service.token(), text: "Another." })).toBe(303);
    for (const id of waiting()) {
      expect(await service.parts.intake.read(id)).toMatchObject({ submission: { id } });
    }
    expect(waiting()).toHaveLength(2);
    const status = await service.app.request(sent.headers.get("location") ?? "");
    const page = await status.text();
    expect(page).toContain("status-received");
    expect(page).not.toContain("http-equiv");
  });
});

test("what is forgotten too early by a clock that was ahead is not proposed twice", async () => {
  const service = await started();
  const token = service.token();
  const proposals = () => service.repository.git("for-each-ref", "refs/heads/comment");
  const deliver = async () => {
    const delivery = startDelivery({
      ...service.parts,
      rules: null,
      after: () => () => {},
      random: () => 0,
    });
    await expect.poll(() => service.parts.intake.waiting()).toEqual([]);
    await delivery.stop();
  };
  expect((await sendForm(service, { token })).status).toBe(303);
  await deliver();
  service.clock.now += 365 * DAY;
  const later = { token: service.token(), text: "A year ahead." };
  expect((await sendForm(service, later)).status).toBe(303);
  await deliver();
  const before = proposals();

  service.clock.now -= 365 * DAY;
  const again = await sendForm(service, { token });
  expect(again.status).toBe(303);
  await deliver();
  expect(proposals()).toBe(before);
  const status = await service.app.request(again.headers.get("location") ?? "");
  expect(await status.text()).toContain("status-waiting");
});

describe("while a service runs whose clock goes back a year", () => {
  let repository: TestRepository;
  let deployed: DeployedFiles;
  let running: RunningService;
  const clock = { now: NOW };
  const lines: string[] = [];
  const KEY = Buffer.alloc(32, "signing");

  beforeEach(async () => {
    clock.now = NOW;
    lines.length = 0;
    repository = gitRepository();
    deployed = await deployedFiles();
    publishPosts(deployed, { [POST]: {} });
  });

  const FREE = { burst: 100, everyMs: 1 };
  const SLOW = { burst: 1, everyMs: 500 };

  async function start({ clientRate = FREE, totalRate = FREE } = {}): Promise<void> {
    running = await runService(
      {
        port: 0,
        host: "127.0.0.1",
        siteUrl: deployed.url,
        serviceUrl: null,
        intake: join(temporaryFolder(), "intake"),
        gitHost: { kind: "git", directory: repository.folder, branch: "main", remote: null },
        identityKey: Buffer.alloc(32, "identity"),
        signingKeys: [KEY],
        trustedProxies: 0,
        clientRate,
        totalRate,
        minimumTimeMs: 0,
        lookEveryMs: 60_000,
      },
      { site, clock: () => clock.now, log: (event) => void lines.push(event) },
    );
    const { stop } = running;
    onTestFinished(stop);
  }

  let sent = 0;
  async function send(): Promise<Response> {
    sent += 1;
    const id = `01jwn3t6k000000000000${String(sent).padStart(5, "0")}`;
    const token = newToken(id, POST, clock.now);
    return fetch(`${running.url}comments`, {
      method: "POST",
      body: JSON.stringify({ ...ENTRY, text: `Text ${sent}`, token: writeToken(token, [KEY]) }),
      headers: { "content-type": "application/json", origin: new URL(running.url).origin },
    });
  }

  async function statusOf(response: Response): Promise<unknown> {
    const { statusUrl = "" } = await jsonOf(response);
    const status = await fetch(statusUrl, { headers: { accept: "application/json" } });
    return status.json();
  }

  test.each([
    ["had to wait", { clientRate: SLOW }],
    ["had to confirm", { totalRate: SLOW }],
  ])("nobody who %s for a moment has to for a year", async (_, rates) => {
    await start(rates);
    expect((await send()).status).toBe(202);
    clock.now -= 365 * DAY;
    await expect.poll(async () => (await send()).status, { timeout: 20_000 }).toBe(202);
  });

  test("what could not be delivered is tried again all the same", async () => {
    const away = `${repository.folder}-away`;
    renameSync(repository.folder, away);
    await start();
    const answer = await send();
    await expect.poll(() => lines).toContain("not-delivered");
    clock.now -= 365 * DAY;
    renameSync(away, repository.folder);
    expect(existsSync(repository.folder)).toBe(true);
    await expect
      .poll(() => statusOf(answer.clone()), { timeout: 20_000 })
      .toMatchObject({ status: "waiting" });
  });

  test("what the site has published since is seen all the same", async () => {
    await start();
    const answer = await send();
    const status = () => statusOf(answer.clone());
    await expect.poll(status, { timeout: 20_000 }).toMatchObject({ status: "waiting" });
    clock.now -= 365 * DAY;
    const { id = "" } = await jsonOf(answer.clone());
    publishThread(deployed, POST, [
      { id, replyTo: null, date: "2026-06-01T12:00:00Z", removed: true },
    ]);
    await expect.poll(status, { timeout: 20_000 }).toMatchObject({ status: "not_published" });
  });
});
