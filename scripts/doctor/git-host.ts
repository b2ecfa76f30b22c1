/** Whether the git host takes the credentials and lets comments be proposed. */
import { connectGitHost } from "../../git-hosts/connect.ts";
import { type HostSettings, hostSettingsFrom } from "../../git-hosts/host-settings.ts";
import { addressesOf } from "./addresses.ts";
import { examineHearing } from "./hearing.ts";
import { type Line, right, wrong } from "./line.ts";
import { namedHost, repositoryFolder } from "./named-host.ts";
import type { Setup } from "./setup.ts";

export async function examineGitHost(setup: Setup): Promise<Line[]> {
  const { environment } = setup;
  const host = namedHost(setup);
  if (host.kind === "git")
    return [right("host", "Plain git: the repository above is all there is to it.")];
  const read = hostSettingsFrom(environment, host, repositoryFolder(setup));
  if (read.ok) return [...(await findingsOf(read.settings, setup))];
  const { name, message } = read.problem;
  const says = `${name} ${message}. Without it nothing can be told of ${host.repository}.`;
  return [wrong("credentials", says, WITH_ENVIRONMENT)];
}

const WITH_ENVIRONMENT =
  "Run it with the environment that the service has; docs/operators.md says how, and how to make a token.";

async function findingsOf(settings: HostSettings, setup: Setup): Promise<readonly Line[]> {
  const { clock, timeoutMs } = setup;
  try {
    const host = connectGitHost(settings, {
      clock,
      stopwatch: () => performance.now(),
      timeoutMs,
    });
    const { service } = addressesOf(setup);
    const webhook = service === null ? null : `${service}webhook`;
    const findings = (await host.reviews?.examine(webhook)) ?? [];
    return [...findings, ...(await examineHearing(webhook, findings, timeoutMs))];
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [wrong("credentials", says, WITH_ENVIRONMENT)];
  }
}
