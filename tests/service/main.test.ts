/** The service as an operator runs it: a process with settings, a socket, signals. */
import { once } from "node:events";
import { get } from "node:http";
import { describe, expect, test } from "vitest";
import { gitRepository, repositoryIn } from "../support/git-repository.ts";
import { addressOf, ENTRY, environment, post, run, statusAt } from "../support/service-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("wrong settings are told all at once, and nothing starts", async () => {
  const program = run({ PORT: "http", TRUSTED_PROXIES: "many" });
  const [code] = await once(program.child, "close");
  expect(code).toBe(1);
  for (const name of ["PORT", "TRUSTED_PROXIES", "IDENTITY_KEY", "SIGNING_KEYS"]) {
    expect(program.output()).toContain(name);
  }
  expect(program.output()).not.toContain("    at ");
});

test("a comment goes from a socket to a branch, and a signal ends all of it", async () => {
  const settings = await environment();
  const program = run(settings);
  const url = await addressOf(program);
  const status = await post(url);
  await expect
    .poll(() => statusAt(status, url), { timeout: 20_000 })
    .toMatchObject({ status: "waiting" });
  const id = /status\/(\w+)/.exec(status)?.[1] ?? "";
  const repository = repositoryIn(settings.STET_REPOSITORY ?? "");
  expect(
    repository.git("show", `comment/${id}:comments-data/submissions/first-post/${id}.json`),
  ).toContain("Hello");
  program.child.kill("SIGTERM");
  expect(await once(program.child, "close")).toEqual([0, null]);
  expect(program.output()).not.toContain("cd".repeat(32));
});

test("a killed service has lost nothing that it acknowledged, and its successor starts at once", async () => {
  const settings = { ...(await environment()), STET_REPOSITORY: temporaryFolder() };
  const first = run(settings);
  const url = await addressOf(first);
  const status = await post(url);
  first.child.kill("SIGKILL");
  await once(first.child, "close");

  const second = run({ ...settings, STET_REPOSITORY: gitRepository().folder });
  const successor = await addressOf(second);
  await expect
    .poll(() => statusAt(status, successor), { timeout: 20_000 })
    .toMatchObject({ status: "waiting" });
});

test("it ends with the program that started it, however that ended", async () => {
  const settings = await environment();
  const program = run(settings, { channel: "ipc" });
  await addressOf(program);
  program.child.disconnect();
  expect(await once(program.child, "exit")).toEqual([0, null]);
  await addressOf(run(settings));
});

test("a channel to the program that started it does not hold it open", async () => {
  const program = run(await environment(), { channel: "ipc" });
  await addressOf(program);
  program.child.kill("SIGTERM");
  expect(await once(program.child, "exit")).toEqual([0, null]);
});

test("comments are taken when nobody reads the log any more", async () => {
  const program = run(await environment());
  const url = await addressOf(program);
  program.child.stdout?.destroy();
  await post(url);
  expect((await fetch(`${url}health`)).status).toBe(200);
  expect(program.child.exitCode).toBeNull();
});

test("a request that never gets to the app is answered with the same headers", async () => {
  const { port } = new URL(await addressOf(run(await environment())));
  const request = get({ port, headers: { host: "no name/at all" } });
  const [response] = await once(request, "response");
  expect(response.statusCode).toBe(400);
  expect(response.headers).toMatchObject({
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "x-content-type-options": "nosniff",
  });
});

test("a second service on the same intake is told so, and the first one goes on", async () => {
  const settings = await environment();
  const url = await addressOf(run(settings));
  await post(url, { text: "Before." });
  const second = run(settings);
  const [code] = await once(second.child, "close");
  expect(code).toBe(1);
  expect(second.output()).toContain(
    `Another comment service is working on the intake ${settings.STET_INTAKE}. Stop it first`,
  );
  const status = await post(url, { text: "After." });
  await expect
    .poll(() => statusAt(status, url), { timeout: 20_000 })
    .toMatchObject({ status: "waiting" });
  const { git } = repositoryIn(settings.STET_REPOSITORY ?? "");
  expect(git("for-each-ref", "refs/heads/comment").split("\n")).toHaveLength(2);
});

test("a port that is taken is named", async () => {
  const settings = await environment();
  const { port } = new URL(await addressOf(run(settings)));
  const elsewhere = { STET_INTAKE: temporaryFolder(), STET_SERVICE_URL: "http://localhost/" };
  const second = run({ ...settings, ...elsewhere, PORT: port });
  const [code] = await once(second.child, "close");
  expect(code).toBe(1);
  expect(second.output()).toContain(`Port ${port} is taken`);
});

describe("a body that is too large is answered, not cut off, and the connection goes on,", () => {
  const fields = { ...ENTRY, text: "a".repeat(2_000_000) };
  const form = new URLSearchParams(fields).toString();
  const inChunks = (text: string) => new Blob([text]).stream();

  test.each<[string, string, () => string | ReadableStream, string]>([
    ["as a form with its length", "application/x-www-form-urlencoded", () => form, "Back button"],
    [
      "as a form in chunks",
      "application/x-www-form-urlencoded",
      () => inChunks(form),
      "Back button",
    ],
    ["as JSON with its length", "application/json", () => JSON.stringify(fields), '"too_large"'],
    [
      "as JSON in chunks",
      "application/json",
      () => inChunks(JSON.stringify(fields)),
      '"too_large"',
    ],
  ])("%s", async (_, type, body, said) => {
    const url = await addressOf(run(await environment()));
    for (const path of ["comments", "preview"]) {
      const headers = { "content-type": type };
      const init = { method: "POST", body: body(), headers, duplex: "half" } as const;
      const response = await fetch(url + path, init);
      expect(response.status).toBe(413);
      expect(await response.text()).toContain(said);
    }
    await post(url);
  });
});
