/** `npm run doctor`: what is wrong with settings, repository, git host, site and service, and how to mend it. */
import { site } from "../site.config.ts";
import { commandLine } from "./command-line.ts";
import { examination, type Part } from "./doctor/examination.ts";
import { closingText, countWrong, partText, reportJson } from "./doctor/report.ts";

const USAGE = `Usage: npm run doctor -- [--json]

Looks at site.config.ts, the repository, the git host, the deployed site and the comment
service, and says of each what is right (✓), worth knowing (·) or wrong (✗), and how to
mend it. Changes nothing. Exits with 1 if something is wrong.

What only the service knows, it takes from the same environment: STET_TOKEN or STET_APP_ID,
STET_APP_KEY and STET_APP_INSTALLATION, STET_SITE_URL, STET_SERVICE_URL, STET_REPOSITORY,
STET_HERE, IDENTITY_KEY, SIGNING_KEYS. It never prints a token or a key.

  --json  prints one list for programs: part, about, verdict, says, mend`;

const { values } = commandLine(USAGE, { json: { type: "boolean", default: false } });

const parts: Part[] = [];
for await (const part of examination({
  site,
  environment: process.env,
  folder: process.cwd(),
  nodeVersion: process.versions.node,
  clock: Date.now,
  timeoutMs: 15_000,
})) {
  parts.push(part);
  // As it comes: a host that does not answer takes its time.
  if (!values.json) console.log(`${partText(part)}\n`);
}
const wrong = countWrong(parts);
console.log(values.json ? reportJson(parts) : closingText(wrong));
if (wrong > 0) process.exitCode = 1;
