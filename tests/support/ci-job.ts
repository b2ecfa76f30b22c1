/** Runs the lines of a CI job as a runner does, in an empty folder, and installs without a network. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { temporaryFolder } from "./temporary-folder.ts";

/** Steps as a workflow file has them: lines of a shell, or an action of the host's own. */
export const Steps = z.array(
  z.strictObject({
    name: z.string(),
    id: z.string().optional(),
    env: z.record(z.string(), z.string()).optional(),
    run: z.string().optional(),
    uses: z.string().optional(),
    with: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).optional(),
  }),
);
export type WrittenStep = z.infer<typeof Steps>[number];

/** What actions do, as lines of a shell; these find what they need in the environment. */
const ACTIONS: Readonly<Record<string, (given: Readonly<Record<string, string>>) => string>> = {
  "actions/checkout": ({ "fetch-depth": depth = "1" }) =>
    `git clone -q ${depth === "0" ? "" : `--depth=${depth}`} --branch main "$REPOSITORY_URL" .`,
  // Kept by tar with `--posix`, as there: other formats round the times of files.
  "actions/cache": ({ path = "" }) =>
    `echo "${path.trim().split("\n").join(" ")}" > "$CACHE.paths"; [ ! -e "$CACHE" ] || tar -xf "$CACHE"`,
  // As one tar file, whose links are followed.
  "actions/upload-pages-artifact": ({ path = "" }) =>
    `tar --dereference -cf "$ARTIFACT" -C "${path}" .`,
};

/** Keeps what there is of what the cache action names, as it does when a job has come through. */
const KEEP =
  '[ ! -e "$CACHE.paths" ] || tar --posix -cf "$CACHE" $(ls -d $(cat "$CACHE.paths") 2> "$CACHE.missing")';

/** Steps as {@link runJob} takes them. The environment has `REPOSITORY_URL`, and paths as `CACHE` and `ARTIFACT`. */
export function linesOf(steps: readonly WrittenStep[]): Step[] {
  const lines = steps.map(({ run, uses = "", with: given = {}, env = {} }) => {
    const action = ACTIONS[uses.replace(/@.*/, "")];
    const line = run ?? action?.(given);
    if (line === undefined) throw new Error(`There is nothing here in the place of ${uses}.`);
    return { run: line, env };
  });
  return [...lines, { run: KEEP, env: {} }];
}

/** Lines of a job with what the host puts into their environment. */
export interface Step {
  run: string;
  env: Readonly<Record<string, string>>;
}

export interface JobResult {
  status: number | null;
  output: string;
  /** In which all steps ran. */
  folder: string;
}

/** Each step in a shell that stops at the first error, all in one folder. */
export function runJob(
  steps: readonly Step[],
  environment: Readonly<Record<string, string>>,
): JobResult {
  const folder = temporaryFolder();
  let output = "";
  for (const { run, env } of steps) {
    const result = spawnSync("bash", ["-e", "-c", run], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: "1", ...environment, ...env },
    });
    output += result.stdout + result.stderr;
    if (result.status !== 0) return { status: result.status, output, folder };
  }
  return { status: 0, output, folder };
}

/** A folder with an npm for the head of PATH. `first`: lines of a shell that it begins with. */
export function npmWithoutNetwork(first = ""): string {
  const npm = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
  const modules = join(process.cwd(), "node_modules");
  const install = `if [ "$1" = ci ]; then exec ln -s "${modules}" node_modules; fi`;
  const folder = temporaryFolder({
    npm: `#!/bin/sh\n${first}\n${install}\nexec "${npm}" "$@"\n`,
  });
  chmodSync(join(folder, "npm"), 0o755);
  return folder;
}

/** `${{ name }}` as GitHub and Forgejo fill it in; throws for a name that is not in `context`. */
export function filledIn(value: string, context: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ (.+?) \}\}/g, (_, name: string) => {
    const known = context[name];
    if (known === undefined) throw new Error(`The host was asked for ${name}.`);
    return known;
  });
}
