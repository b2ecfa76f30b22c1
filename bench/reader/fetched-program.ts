/** Runs a program that is no part of the project: npx fetches it, where there is a network. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** `program` with its version. What it prints; throws, in a line, where it cannot be had or fails. */
export async function fetchedProgram(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("npx", ["--yes", program, ...words], {
      // Nothing of its own is run while it is installed.
      env: { ...process.env, npm_config_ignore_scripts: "true", ...env },
      maxBuffer: 2 ** 28,
    });
    return stdout;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [line = ""] = reason.split("\n").filter((each) => !each.startsWith("Command failed"));
    throw new Error(`${program} did not run: ${line}`, { cause });
  }
}
