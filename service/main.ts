/** `npm run service`: the comment service alone. Its settings come from the environment. */
import { site } from "../site.config.ts";
import { authorKey } from "./author-key.ts";
import { lineLog, reasonOf } from "./log.ts";
import { runService } from "./run-service.ts";
import { readSettings, type ServiceSettings, type SettingProblem } from "./settings.ts";
import { feedPath } from "./waiting-feed/feed-address.ts";

const USAGE = `Usage: npm run service -- [--feed-address | --author-key ADDRESS | --check-settings [--json]]

--feed-address prints the private address of the feed of what waits, on plain git, and ends.
--author-key prints the key that stands for an e-mail address in comments, and ends.
--check-settings tells what is wrong with the settings, and ends; with --json for programs.

Takes the comments that visitors send, keeps them, and proposes them to the repository.
Title, language and git host are those of site.config.ts; the rest comes from the environment.

  IDENTITY_KEY          makes avatars of e-mail addresses; at least 32 bytes, hex or base64
  SIGNING_KEYS          sign forms and status pages; as above, several with commas: the first
                        signs, all verify
  PORT, HOST            where to listen (8081, 127.0.0.1); port 0 takes any that is free
  STET_SITE_URL         address of the site (url of site.config.ts)
  STET_SERVICE_URL      address of this service for visitors (service of site.config.ts)
  STET_INTAKE           folder for what was received (.stet/intake)
  STET_REPOSITORY       folder of the repository (.)
  STET_HERE             1 proposes to that repository itself, whatever gitHost of
                        site.config.ts says
  STET_TOKEN            the right to propose on GitHub, GitLab or Forgejo
  STET_APP_ID, STET_APP_KEY, STET_APP_INSTALLATION
                        instead of it a GitHub App: its id, the file with its private key, and
                        which installation (that of the repository)
  TRUSTED_PROXIES       how many proxies stand before the service and append to
                        X-Forwarded-For (0)
  STET_CLIENT_BURST, STET_CLIENT_SECONDS
                        comments of one visitor: so many at once (5), then one in so many
                        seconds (20)
  STET_TOTAL_BURST, STET_TOTAL_SECONDS
                        the same of all visitors (30, 2); beyond it all have to confirm
  STET_MINIMUM_SECONDS  a form sent sooner than this has to be confirmed (3)
  STET_LOOK_SECONDS     how often GitHub, GitLab or Forgejo is asked what became of pull
                        requests (60); with webhooks every quarter of an hour will do
  STET_WEBHOOK_SECRET   what GitHub, GitLab or Forgejo signs its webhooks to /webhook with
  STET_NOTIFY_URL, STET_NOTIFY_SECRET
                        a program of yours that is told when comments wait, and what signs it`;

const typed = process.argv.slice(2).join(" ");
const [, email] = /^--author-key ([^\s@]+@[^\s@]+)$/.exec(typed) ?? [];
if (typed === "") await main(run);
else if (typed === "--feed-address") await main(printFeedAddress);
else if (email !== undefined)
  await main(({ identityKey }) => console.log(authorKey(email, identityKey)));
else if (typed === "--check-settings")
  await main(() => console.log("The settings are well-formed."));
else if (typed === "--check-settings --json") printProblems();
else if (typed === "--help" || typed === "-h") console.log(USAGE);
else {
  console.error(`Unknown argument '${typed}'. The settings come from the environment.\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(act: (settings: ServiceSettings) => Promise<void> | void): Promise<void> {
  const read = readSettings(process.env, site);
  if (!read.ok) {
    const lines = read.problems.map(
      ({ name, message, example }) => `  ${name} ${message}; for example: ${example}`,
    );
    console.error(["The comment service cannot start with these settings:", ...lines].join("\n"));
    process.exitCode = 1;
    return;
  }
  // Whoever reads the log may go; taking comments goes on.
  process.stdout.on("error", () => {});
  try {
    await act(read.settings);
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }
}

/** A list of {@link SettingProblem}s, which is empty where all is well. */
function printProblems(): void {
  const read = readSettings(process.env, site);
  console.log(JSON.stringify(read.ok ? [] : read.problems));
}

function printFeedAddress({ gitHost, serviceUrl, signingKeys }: ServiceSettings): void {
  if (gitHost.kind !== "git")
    throw new Error("The feed is for plain git alone: your git host shows what waits by itself.");
  if (serviceUrl === null)
    throw new Error("Set STET_SERVICE_URL: on port 0 the service has another address each time.");
  console.log(serviceUrl + feedPath(signingKeys));
}

async function run(settings: ServiceSettings): Promise<void> {
  const clock = () => Date.now();
  const service = await runService(settings, { site, clock, log: lineLog(console.log, clock) });
  let isStopping = false;
  const stop = () => {
    if (!isStopping) void service.stop();
    isStopping = true;
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
  // `npm start` was killed: nobody else would end this process, which holds the intake.
  process.once("disconnect", stop);
  if (process.connected === false) stop();
  // Listening to it holds the process open, which is to end when the service has stopped.
  process.channel?.unref();
  console.log(`Comment service: ${service.url}`);
}
