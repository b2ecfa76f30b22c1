/** A process of `npm start`: builds the site, serves it with live reload, rebuilds what is edited. */
import { parseArgs } from "node:util";
import Eleventy from "@11ty/eleventy";

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
      ready: () => console.log("Site: ready"),
    });
  },
});

const stop = () => void eleventy.stopWatch().finally(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("disconnect", stop);

await eleventy.init();
await eleventy.watch();
await eleventy.serve(Number(values.port));
