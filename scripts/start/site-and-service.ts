/** Keeps the site's process and the service's process running, and starts them anew with new settings. */
import type { LocalAddresses } from "./addresses.ts";
import { type Child, startChild } from "./child-process.ts";
import { settingsChange } from "./settings-change.ts";

const AGAIN = "Started anew with the changed settings.";

/** Until the signal says stop. Rejects where one of the two cannot start, or ends by itself. */
export async function runSiteAndService(
  addresses: LocalAddresses,
  env: NodeJS.ProcessEnv,
  moderateCommand: string,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let greeting = welcome(addresses, moderateCommand);
  while (!signal.aborted) {
    // Watched from here on, so that what is saved while they start is not missed.
    const change = settingsChange(signal);
    const children = startBoth(addresses, env, print);
    try {
      if (await areReady(children, greeting, print)) {
        greeting = AGAIN;
        await Promise.race([change, ...children.map(endedByItself)]);
      } else {
        await change;
      }
    } finally {
      await Promise.all(children.map((child) => child.stop()));
    }
  }
}

/** Rejects at the first start; later on a mistake in the settings is told, and may be mended. */
async function areReady(
  children: readonly Child[],
  greeting: string,
  print: (line: string) => void,
): Promise<boolean> {
  try {
    await Promise.all(children.map((child) => child.ready));
    print(greeting);
    return true;
  } catch (error) {
    if (greeting !== AGAIN) throw error;
    print("With these settings it does not start. Mend and save them; it then tries again.");
    return false;
  }
}

function startBoth(
  { site, service, sitePort, servicePort }: LocalAddresses,
  inherited: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Child[] {
  const env = { ...inherited, STET_SITE_URL: site, STET_SERVICE_URL: service };
  return [
    startChild(
      "scripts/start/serve-site.ts",
      [
        ...["--out", ".stet/site", "--port", String(sitePort)],
        ...["--path-prefix", new URL(site).pathname],
      ],
      {
        env: { ...env, STET_PREVIEW: "1" },
        readyLine: "Site: ",
        print,
      },
    ),
    startChild("service/main.ts", [], {
      // What is tried out stays here, also where comments go to a remote in earnest.
      env: { ...env, PORT: String(servicePort), STET_HERE: "1" },
      readyLine: "Comment service: ",
      print,
    }),
  ];
}

async function endedByItself(child: Child): Promise<never> {
  await child.ended;
  throw new Error("A part of npm start ended by itself; see above.");
}

function welcome({ site, service }: LocalAddresses, moderateCommand: string): string {
  return `
  Your blog        ${site}
  Comment service  ${service}

  Write a comment on any post, then approve it from a second terminal:  ${moderateCommand}
  What you save shows by itself. Ctrl-C stops all of it.
`;
}
