/** A GitHub that others wrote: the package `emulate`, which runs on Node 24 and so in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** The name's newest version is another program. As a dependency it would bring its own `node` into every script. */
const EMULATOR = ["-p", "node@24", "-p", "emulate@0.12.2"];

export interface GithubEmulator {
  /** With no slash at its end. */
  url: string;
  stop: () => Promise<void>;
}

/** Each login is also its own token. */
export async function startGithubEmulator(logins: readonly string[]): Promise<GithubEmulator> {
  const tokens = Object.fromEntries(logins.map((login) => [login, { login, scopes: ["repo"] }]));
  const seed = { tokens, github: { users: logins.map((login) => ({ login })) } };
  const folder = temporaryFolder({ "seed.json": JSON.stringify(seed) });
  const port = await freePort();
  const words = ["emulate", "start", "--service", "github", "--port", `${port}`];
  const child = spawn(
    "npx",
    ["--yes", ...EMULATOR, ...words, "--seed", join(folder, "seed.json")],
    // A group of its own, so that npx and what it started end together.
    { cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  await ready(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => stopped(child) };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes("Ready.")) resolve();
      });
    }
    child.on("error", reject);
    child.on("close", (code) =>
      reject(new Error(`The emulator ended with ${code} before it was ready:\n${printed}`)),
    );
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return resolve();
    child.on("close", () => resolve());
    process.kill(-child.pid, "SIGTERM");
  });
}

/** The emulator takes no 0 for "any". */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
