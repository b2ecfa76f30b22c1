/** A small GitHub in a process of its own, so that it takes its turns with the service as a real one would. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface GithubProcess {
  /** Without a slash at its end. */
  url: string;
  stop: () => void;
}

export async function startGithub(): Promise<GithubProcess> {
  const launcher = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
  const child = fork(launcher, [fileURLToPath(new URL("github-alone.ts", import.meta.url))]);
  process.once("exit", () => child.kill("SIGKILL"));
  const [url] = await once(child, "message");
  return { url: String(url), stop: () => void child.kill("SIGKILL") };
}
