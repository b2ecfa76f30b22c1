/** The comment service as a process of its own, as an operator starts it, and all that it needs. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../temporary-folder.ts";
import { deployedBlog } from "./deployed-blog.ts";

export interface ServiceProcess {
  /** Where it listens, with a slash at its end. */
  url: string;
  pid: number;
  /** What signs its form tokens. */
  signingKey: Buffer;
  /** What is below the folder of its intake. */
  intake: string;
  /** What its log says so far. */
  log: () => string;
  stop: () => Promise<void>;
}

const LAUNCHER = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
const MAIN = fileURLToPath(new URL("../../service/main.ts", import.meta.url));
const ON_GITHUB = fileURLToPath(new URL("service-on-github.ts", import.meta.url));

/** On an empty intake; `repository` may be no repository at all: a git host that is down. */
export function startService(
  repository: string,
  intake = join(temporaryFolder(), "intake"),
): Promise<ServiceProcess> {
  return start(MAIN, intake, { STET_REPOSITORY: repository, STET_HERE: "1" });
}

/** On an empty intake, before a GitHub at this address, where nobody may be at all. */
export function startServiceOnGithub(address: string): Promise<ServiceProcess> {
  const intake = join(temporaryFolder(), "intake");
  return start(ON_GITHUB, intake, { GITHUB: address, STET_TOKEN: "t0ken" });
}

async function start(
  script: string,
  intake: string,
  host: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const signingKey = randomBytes(32);
  const blog = await deployedBlog();
  const child = spawn(process.execPath, [LAUNCHER, script], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      IDENTITY_KEY: randomBytes(32).toString("hex"),
      SIGNING_KEYS: signingKey.toString("hex"),
      STET_SITE_URL: blog.url,
      STET_INTAKE: intake,
      ...host,
      // Every request comes from an address of its own, and the limit of all is out of the way.
      TRUSTED_PROXIES: "1",
      STET_TOTAL_BURST: "100000",
      STET_TOTAL_SECONDS: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let log = "";
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      log += `${line}\n`;
      const address = /^Comment service: (\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error("The service ended before it listened.")));
  });
  return {
    url,
    pid: child.pid ?? 0,
    signingKey,
    intake,
    log: () => log,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      blog.close();
    },
  };
}
