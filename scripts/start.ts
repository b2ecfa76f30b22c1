/** `npm start`: the site with live reload and the comment service together, on this very repository. */
import { site } from "../site.config.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { localAddresses, portFrom } from "./start/addresses.ts";
import { localKeys } from "./start/keys.ts";
import { mergeApproved } from "./start/merge-approved.ts";
import { repositoryProblem } from "./start/repository-check.ts";
import { runSiteAndService } from "./start/site-and-service.ts";

const USAGE = `Usage: npm start -- [--port NUMBER]

Builds the site into .stet/site/, serves it with live reload, and runs the comment
service beside it, on this very repository. No account and no settings are needed.
Ctrl-C stops all of it.

  --port NUMBER   where the site is served; the service has the next one. Where one is
                  taken, another is chosen. Without it, 8080.`;

const { values } = commandLine(USAGE, { port: { type: "string", default: "8080" } });
const usual = orUsage(USAGE, () => portFrom(values.port));
const problem = repositoryProblem(process.cwd(), site.gitHost.branch);
if (problem !== null) {
  const { says, command } = problem;
  const mend = `\nThis mends it; then run npm start again:\n\n  ${command}\n`;
  console.error(command === null ? says : `${says}${mend}`);
  process.exit(1);
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => stopping.abort());
}
const print = (line: string) => console.log(line);
const env = { ...process.env, ...localKeys(".stet/keys.env") };
// With a remote, the moderator's command would look there, and what is tried out stays here.
const moderate = site.gitHost.remote === null ? "npm run moderate" : "STET_HERE=1 npm run moderate";
try {
  await Promise.all([
    runSiteAndService(await localAddresses(site, usual), env, moderate, print, stopping.signal),
    mergeApproved(process.cwd(), site, print, stopping.signal),
  ]);
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  stopping.abort();
}
