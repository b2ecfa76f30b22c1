/** Installs a browser by the first way that works. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ADVICE, type Command } from "./browser-plan.ts";

/** Gives the path that `find` gives once a way has worked; throws with what each way said and what helps. */
export async function installBrowser(
  ways: readonly (readonly Command[])[],
  find: () => string | undefined,
  say: (line: string) => void,
): Promise<string> {
  const failures: string[] = [];
  for (const way of ways) {
    for (const command of way) {
      say(`There is no browser for the tests yet: ${lineOf(command)}`);
      const failure = await failureOf(command);
      if (failure !== null) failures.push(failure);
    }
    const path = find();
    if (path !== undefined) return path;
  }
  throw new Error(["There is no browser for the tests.", ...failures, ADVICE].join("\n"));
}

async function failureOf(command: Command): Promise<string | null> {
  const line = lineOf(command);
  const child = spawn(command.program, command.args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2_000);
    });
  }
  try {
    const [code] = await once(child, "close");
    return code === 0 ? null : `${line} failed (${code}):\n${said}`;
  } catch (error) {
    return `${line} could not be run: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function lineOf({ program, args }: Command): string {
  return [program, ...args].join(" ");
}
