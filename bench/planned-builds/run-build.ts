/** `npm run build` in the folder of a blog. */
import { spawnSync } from "node:child_process";

/** What it said. Killed after so many milliseconds, where it has not ended before. */
export function runBuild(folder: string, parameters: readonly string[], timeout?: number): string {
  const command = ["scripts/run.mjs", "scripts/build.ts", ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    ...(timeout === undefined ? {} : { timeout, killSignal: "SIGKILL" as const }),
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, STET_SERVICE_URL: "https://comments.example/" },
  });
  if (status !== 0 && timeout === undefined)
    throw new Error(`A build failed in ${folder}:\n${stdout}${stderr}`);
  return stdout;
}
