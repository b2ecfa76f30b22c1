/** A process of `npm start`: builds the site, serves it with live reload, rebuilds what is edited. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { eleventyHere } from "../build/eleventy-here.ts";
import { errorText } from "../build/error-text.ts";
import { isLoopback } from "./loopback.ts";

const { values } = parseArgs({
  options: { out: { type: "string", default: ".stet/site" }, port: { type: "string" } },
});

const eleventy = await eleventyHere(values.out, {
  runMode: "serve",
  config: (userConfig) => {
    userConfig.setServerOptions({
      // Another port than the one that the site's links and its service know would be of no use.
      portReassignmentRetryCount: 0,
      middleware: [onlyThisMachine],
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
  // Eleventy notes that a file was deleted, and builds only when one has changed.
  eleventy.watcher.on("unlink", (path) => eleventy.watcher.emit("change", path));
  await eleventy.serve(Number(values.port));
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}

/** Drafts are the author's own: the server listens to the whole network, and so must not answer it. */
function onlyThisMachine(request: IncomingMessage, response: ServerResponse, next: () => void) {
  if (isLoopback(request.socket.remoteAddress)) next();
  else response.writeHead(403).end("This preview is for the machine it runs on.\n");
}

/** What was rebuilt, and what is wrong in which file: more of that is no use to an author. */
function tell(message: string): void {
  if (!/Original error stack trace:|Wrote 0 files/.test(message)) console.log(message);
}
