/** The comment service as an operator runs it: a process of its own with settings, a socket, signals. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { hiddenField } from "./comment-service.ts";
import { deployedFiles, publishPosts } from "./deployed-files.ts";
import { gitRepository } from "./git-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface ServiceProcess {
  child: ChildProcess;
  /** What it printed so far, on both streams. */
  output: () => string;
}

interface ProcessOptions {
  channel?: "ipc";
  limit?: number;
  folder?: string;
  arguments?: readonly string[];
}

/**
 * Killed when the test is over, if not before. `limit`: no file can grow beyond so many half kilobytes;
 * the programs that it starts may raise it again. `folder`: of another copy of the project.
 */
export function run(
  environment: Readonly<Record<string, string>>,
  { channel, limit, folder, arguments: typed = [] }: ProcessOptions = {},
): ServiceProcess {
  const command = [process.execPath, "scripts/run.mjs", "service/main.ts", ...typed];
  // `exec` gives the shell's process, its limits and its signals to the service.
  const limited = ["sh", "-c", `ulimit -S -f ${limit} && exec "$@"`, "sh", ...command];
  const [program = "", ...parameters] = limit === undefined ? command : limited;
  const child = spawn(program, parameters, {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...environment },
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

/** Once it listens. */
export async function addressOf({ output }: ServiceProcess): Promise<string> {
  await expect.poll(output).toMatch(/^Comment service: \S+\/$/m);
  return /Comment service: (\S+)/.exec(output())?.[1] ?? "";
}

export async function environment(): Promise<Record<string, string>> {
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

export const ENTRY = {
  post: "first-post",
  replyTo: "",
  name: "Ada",
  email: "",
  url: "",
  text: "Hello",
};

/** Sends an entry twice, as a person does whose page had no token; gives the second answer. */
export async function sendTwice(
  url: string,
  differs: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const send = (fields: Record<string, string>) =>
    fetch(`${url}comments`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  const page = await (await send({ ...ENTRY, ...differs })).text();
  return send({ ...ENTRY, ...differs, token: hiddenField(page, "token") });
}

/** Sends an entry that has to be received; gives the address of its status page. */
export async function post(
  url: string,
  differs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await sendTwice(url, differs);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("location") ?? "", url).href;
}

/** What a status page tells programs, asked of a service that may have another port by now. */
export async function statusAt(status: string, service: string): Promise<unknown> {
  const { pathname, search } = new URL(status);
  const headers = { accept: "application/json" };
  const response = await fetch(new URL(pathname + search, service), { headers });
  return response.json();
}
