/** A process of `npm start`: builds the site, serves it with live reload, rebuilds what is edited. */
import { parseArgs } from "node:util";
import Eleventy from "@11ty/eleventy";
import { errorText } from "../build/error-text.ts";

const { values } = parseArgs({
  options: { out: { type: "string", default: ".stet/site" }, port: { type: "string" } },
});

const eleventy = new Eleventy(".", values.out, {
  configPath: ".eleventy.ts",
  runMode: "serve",
  quietMode: true,
  source: "script",
  config: (userConfig) => {
    userConfig.setServerOptions({
      // Another port than the one that the site's links and its service know would be of no use.
      portReassignmentRetryCount: 0,
      ready: () => {
        eleventy.logger.overrideLogger({ log: tell, info: tell, warn: tell, error: tell });
        console.log("Site: ready");
      },
    });
  },
});

const stop = () => void eleventy.stopWatch().finally(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("disconnect", stop);

// The first build's mistakes are thrown as well, and told in fewer words below.
eleventy.disableLogger();
try {
  await eleventy.init();
  await eleventy.watch();
  await eleventy.serve(Number(values.port));
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}

/** What was rebuilt, and what is wrong in which file: the stack below that is no use to an author. */
function tell(message: string): void {
  if (!message.includes("Original error stack trace:")) console.log(message);
}
