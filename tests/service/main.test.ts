/** The service as an operator runs it: a process with settings, a socket, signals. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hiddenField } from "../support/comment-service.ts";
import { deployedFiles, publishPosts } from "../support/deployed-files.ts";
import { gitRepository, repositoryIn } from "../support/git-repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Running = { child: ChildProcess; output: () => string };

function run(environment: Readonly<Record<string, string>>, channel?: "ipc"): Running {
  const child = spawn(process.execPath, ["scripts/run.mjs", "service/main.ts"], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe", channel],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  return { child, output: () => printed };
}

async function addressOf({ output }: Running): Promise<string> {
  await expect.poll(output, { timeout: 20_000 }).toMatch(/^Comment service: \S+\/$/m);
  return /Comment service: (\S+)/.exec(output())?.[1] ?? "";
}

async function environment(): Promise<Record<string, string>> {
  const site = await deployedFiles();
  publishPosts(site, { "first-post": {} });
  return {
    PORT: "0",
    IDENTITY_KEY: "ab".repeat(32),
    SIGNING_KEYS: "cd".repeat(32),
    STET_SITE_URL: site.url,
    STET_INTAKE: join(temporaryFolder(), "intake"),
    STET_REPOSITORY: gitRepository().folder,
  };
}

const ENTRY = { post: "first-post", replyTo: "", name: "Ada", email: "", url: "", text: "Hello" };

/** Sends an entry twice, as a person does whose page had no token. */
async function post(url: string): Promise<string> {
  const send = (fields: Record<string, string>) =>
    fetch(`${url}comments`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  const page = await (await send(ENTRY)).text();
  const answer = await send({ ...ENTRY, token: hiddenField(page, "token") });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("location") ?? "", url).href;
}

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
  const status = await post(await addressOf(program));
  const name = async () => {
    const response = await fetch(status, { headers: { accept: "application/json" } });
    return JSON.stringify(await response.json());
  };
  await expect.poll(name, { timeout: 20_000 }).toContain('"waiting"');
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
  const { pathname, search } = new URL(status);
  const headers = { accept: "application/json" };
  const name = async () => (await fetch(new URL(pathname + search, successor), { headers })).text();
  await expect.poll(name, { timeout: 20_000 }).toContain('"waiting"');
});

test("it ends with the program that started it, however that ended", async () => {
  const settings = await environment();
  const program = run(settings, "ipc");
  await addressOf(program);
  program.child.disconnect();
  expect(await once(program.child, "exit")).toEqual([0, null]);
  await addressOf(run(settings));
});

test("a channel to the program that started it does not hold it open", async () => {
  const program = run(await environment(), "ipc");
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

test("a second service on the same intake is told so", async () => {
  const settings = await environment();
  await addressOf(run(settings));
  const second = run(settings);
  const [code] = await once(second.child, "close");
  expect(code).toBe(1);
  expect(second.output()).toContain("Another comment service");
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

test("a body that is too large is answered, not cut off", async () => {
  const url = await addressOf(run(await environment()));
  const body = new URLSearchParams({ ...ENTRY, text: "a".repeat(2_000_000) });
  const response = await fetch(`${url}comments`, { method: "POST", body });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("too much");
});
