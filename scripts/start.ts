/** `npm start`: the site with live reload and the comment service together, on this very repository. */
import { parseArgs } from "node:util";
import { site } from "../site.config.ts";
import { localAddresses } from "./start/addresses.ts";
import { localKeys } from "./start/keys.ts";
import { mergeApproved } from "./start/merge-approved.ts";
import { repositoryProblem } from "./start/repository-check.ts";
import { runSiteAndService } from "./start/site-and-service.ts";

const USAGE = `npm start

Builds the site into .stet/site/, serves it with live reload, and runs the comment
service beside it, on this very repository. No account and no settings are needed.
Ctrl-C stops all of it.`;

const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
if (values.help) {
  console.log(USAGE);
  process.exit();
}
const problem = repositoryProblem(process.cwd(), site.gitHost.branch);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => stopping.abort());
}
const print = (line: string) => console.log(line);
const env = { ...process.env, ...localKeys(".stet/keys.env") };
try {
  await Promise.all([
    runSiteAndService(await localAddresses(site), env, print, stopping.signal),
    mergeApproved(process.cwd(), site, print, stopping.signal),
  ]);
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  stopping.abort();
}
