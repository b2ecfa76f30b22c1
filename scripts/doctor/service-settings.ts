/** Whether the service would start with the settings in the environment. Says nothing of what keys and secrets are. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { addressesOf } from "./addresses.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

const LAUNCHER = fileURLToPath(new URL("../run.mjs", import.meta.url));
const SERVICE = fileURLToPath(new URL("../../service/main.ts", import.meta.url));

const Problems = z.array(z.object({ name: z.string(), message: z.string(), example: z.string() }));

export async function examineServiceSettings(setup: Setup): Promise<Line[]> {
  const { IDENTITY_KEY: identity, SIGNING_KEYS: signing } = setup.environment;
  if (!identity && !signing) {
    const says = "IDENTITY_KEY and SIGNING_KEYS are not in the environment: nothing is told.";
    return [note("service-settings", says, "Run it with the environment that the service has.")];
  }
  const problems = await problemsOf(environmentOf(setup));
  if (problems.length === 0)
    return [right("service-settings", "The service would start with those in the environment.")];
  return problems.map(({ name, message, example }) =>
    wrong("service-settings", `${name} ${message}.`, `For example: ${example}`),
  );
}

/** The service itself knows what its settings may be, and starts no other way than as a process. */
async function problemsOf(env: NodeJS.ProcessEnv): Promise<z.infer<typeof Problems>> {
  const program = [LAUNCHER, SERVICE, "--check-settings", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, program, { env });
  return Problems.parse(JSON.parse(stdout));
}

/** Addresses and git host have parts of their own, which say more of them. */
function environmentOf(setup: Setup): NodeJS.ProcessEnv {
  const { url, service } = addressesOf(setup);
  return {
    ...setup.environment,
    STET_SITE_URL: url,
    STET_SERVICE_URL: service ?? "",
    STET_HERE: setup.environment.STET_HERE || "1",
  };
}
