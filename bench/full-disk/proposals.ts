/** What came of it, counted from the repository's refs and not from the service's own state. */
import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import type { ServiceProcess } from "../service/service-process.ts";

/** Git is slow on a busy machine, and is left alone for up to a minute and a half after failures. */
const PATIENCE_MS = 10 * 60_000;
const PAUSE_MS = 200;

/** Resolves once nothing waits in the intake any more. */
export async function allDelivered({ url }: ServiceProcess): Promise<void> {
  const begin = performance.now();
  while ((await waitingAt(url)) > 0) {
    if (performance.now() - begin > PATIENCE_MS) throw new Error("The service delivers no more.");
    await delay(PAUSE_MS);
  }
}

/** Resolves once the log says that something could not be delivered; throws where all of it was. */
export async function failedDelivery(name: string, service: ServiceProcess): Promise<void> {
  while (!service.log().includes(" not-delivered ")) {
    if ((await waitingAt(service.url)) === 0)
      throw new Error(`${name}: it never was full, all was delivered. Give it less room.`);
    await delay(PAUSE_MS);
  }
}

/** Ids of the comments that are proposed. */
export function proposedIn(repository: string): string[] {
  const command = ["for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/comment"];
  const refs = execFileSync("git", command, { cwd: repository, encoding: "utf8" });
  return refs.split("\n").filter((name) => name !== "");
}

/** Throws, with git's own words, where an object is missing or broken. */
export function insistSound(repository: string): void {
  execFileSync("git", ["fsck", "--strict", "--connectivity-only"], { cwd: repository });
}

async function waitingAt(url: string): Promise<number> {
  const { waiting }: { waiting: number } = JSON.parse(await (await fetch(`${url}health`)).text());
  return waiting;
}
