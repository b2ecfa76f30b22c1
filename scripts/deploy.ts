/** `npm run deploy`: builds the site, and brings what has changed to where readers find it. */
import { resolve } from "node:path";
import { siteBuilt } from "../site/settings.ts";
import { site } from "../site.config.ts";
import { buildSite } from "./build/build-site.ts";
import { errorText } from "./build/error-text.ts";
import { inTurn } from "./build/in-turn.ts";
import { finishPublishing } from "./build/stage.ts";
import { tracesFile } from "./build/traces-file.ts";
import { commandLine } from "./command-line.ts";
import { isNothing } from "./deploy/deploy-plan.ts";
import { deployTo, type NamedPlace, namedPlace } from "./deploy/place-of.ts";
import { countsOf, pathLines } from "./deploy/report.ts";
import { siteFiles } from "./deploy/site-files.ts";
import { writeSearchIndex } from "./search/write-index.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run deploy -- [--dry-run] [--full | --built]

Builds the site with its search index, and brings what has changed to where readers find
it: a git branch, a server by rsync over ssh, or a folder, as deploy in site.config.ts
says. What is deployed is always a whole site, and a deploy that was cut off is finished
by the next.

  --dry-run  only says what would be added (+), changed (*) and removed (-)
  --full     renders every page first, also what has not changed since the last build
  --built    takes the site as it is in _site/

For CI, in the environment, each the text itself or the path of a file with it:
  STET_DEPLOY_KEY    a private key for ssh, without a passphrase
  STET_DEPLOY_HOSTS  the server's own keys, as ssh-keyscan prints them`;

const OUTPUT = "_site";

const { values } = commandLine(USAGE, {
  "dry-run": { type: "boolean", default: false },
  full: { type: "boolean", default: false },
  built: { type: "boolean", default: false },
});

try {
  const place = namedPlace(site);
  // A build beside would change the files that are on their way.
  await inTurn(OUTPUT, async () => {
    if (values.built) finishPublishing(tracesFile(".", resolve(OUTPUT)), resolve(OUTPUT));
    else await build();
    await bringOut(place);
  });
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

/** Never the drafts of a preview. */
async function build(): Promise<void> {
  const { STET_SITE_URL, STET_SERVICE_URL } = process.env;
  const built = siteBuilt(site, { STET_SITE_URL, STET_SERVICE_URL });
  try {
    const { made, kept, reports } = await buildSite(OUTPUT, built, { full: values.full });
    for (const line of reports) console.error(line);
    console.log(`Built ${made.size} pages, ${kept} are as they were.`);
  } catch (cause) {
    throw new Error(errorText(cause), { cause });
  }
  await writeSearchIndex(OUTPUT);
}

async function bringOut(place: NamedPlace): Promise<void> {
  const { STET_DEPLOY_KEY: key, STET_DEPLOY_HOSTS: hosts } = process.env;
  const { "dry-run": dryRun } = values;
  const { name, plan } = await deployTo(place, siteFiles(resolve(OUTPUT)), {
    dryRun,
    ssh: { key, hosts },
    isBatch: !process.stdin.isTTY,
  });
  if (dryRun) for (const line of pathLines(plan)) console.log(line);
  const done = isNothing(plan) ? "Nothing to deploy" : dryRun ? "Would deploy" : "Deployed";
  console.log(`${done} to ${name}: ${countsOf(plan)}.`);
}
