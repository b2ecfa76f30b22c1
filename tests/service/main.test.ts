/** The service as an operator runs it: a process with settings, a socket, signals. */
import { once } from "node:events";
import { get } from "node:http";
import { expect, test } from "vitest";
import { authorKey } from "../../service/author-key.ts";
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

test("the key that stands for an e-mail address is printed, and nothing else", async () => {
  const settings = await environment();
  const program = run(settings, { arguments: ["--author-key", "Ada@Example.org"] });
  const [code] = await once(program.child, "close");
  const identityKey = Buffer.from(settings.IDENTITY_KEY ?? "", "hex");
  expect([code, program.output()]).toEqual([0, `${authorKey("ada@example.org", identityKey)}\n`]);
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

test("it ends with the program that started it, however that ended, and its channel does not hold it open", async () => {
  const settings = await environment();
  const left = run(settings, { channel: "ipc" });
  await addressOf(left);
  left.child.disconnect();
  expect(await once(left.child, "exit")).toEqual([0, null]);

  const told = run(settings, { channel: "ipc" });
  await addressOf(told);
  told.child.kill("SIGTERM");
  expect(await once(told.child, "exit")).toEqual([0, null]);
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

test("a second service on the same intake or port is told so, and the first one goes on", async () => {
  const settings = await environment();
  const url = await addressOf(run(settings));
  await post(url, { text: "Before." });
  const second = run(settings);
  const [code] = await once(second.child, "close");
  expect(code).toBe(1);
  expect(second.output()).toContain(
    `Another comment service is working on the intake ${settings.STET_INTAKE}. Stop it first`,
  );

  const { port } = new URL(url);
  const elsewhere = { STET_INTAKE: temporaryFolder(), STET_SERVICE_URL: "http://localhost/" };
  const third = run({ ...settings, ...elsewhere, PORT: port });
  expect(await once(third.child, "close")).toEqual([1, null]);
  expect(third.output()).toContain(`Port ${port} is taken`);

  const status = await post(url, { text: "After." });
  await expect
    .poll(() => statusAt(status, url), { timeout: 20_000 })
    .toMatchObject({ status: "waiting" });
  const { git } = repositoryIn(settings.STET_REPOSITORY ?? "");
  expect(git("for-each-ref", "refs/heads/comment").split("\n")).toHaveLength(2);
});

test("a body that is too large is answered, not cut off, and the connection goes on", async () => {
  const fields = { ...ENTRY, text: "a".repeat(2_000_000) };
  const form = new URLSearchParams(fields).toString();
  const inChunks = (text: string) => new Blob([text]).stream();

  const bodies: [way: string, type: string, () => string | ReadableStream, said: string][] = [
    ["a form with its length", "application/x-www-form-urlencoded", () => form, "Back button"],
    ["a form in chunks", "application/x-www-form-urlencoded", () => inChunks(form), "Back button"],
    ["JSON with its length", "application/json", () => JSON.stringify(fields), '"too_large"'],
    ["JSON in chunks", "application/json", () => inChunks(JSON.stringify(fields)), '"too_large"'],
  ];
  const url = await addressOf(run(await environment()));
  for (const [way, type, body, said] of bodies) {
    for (const path of ["comments", "preview"]) {
      const headers = { "content-type": type };
      const init = { method: "POST", body: body(), headers, duplex: "half" } as const;
      const response = await fetch(url + path, init);
      expect(response.status, way).toBe(413);
      expect(await response.text(), way).toContain(said);
    }
    await post(url, { text: way });
  }
});
