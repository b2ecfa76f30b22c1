/** A process of `npm start`: builds the site, serves it with live reload, builds again what is edited. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import DevServer from "@11ty/eleventy-dev-server";
import { watch } from "chokidar";
import { isLoopback } from "./loopback.ts";
import { type PreviewBuild, previewBuilds } from "./preview-builds.ts";

/** All that a site is made from, but for what npm start starts itself anew for. */
const WATCHED = [
  ...["posts", "pages", "comments-data", "_includes", "assets"],
  ...["site", "comments", "scripts"],
];
/** Editors write a file in several steps, and a merge several files. */
const SETTLED_MS = 50;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: ".stet/site" },
    port: { type: "string" },
    "path-prefix": { type: "string", default: "/" },
  },
});
const { out } = values;

const silent = () => {};
const server = DevServer.getServer("preview", out, {
  pathPrefix: values["path-prefix"],
  // Another port than the one that the site's links and its service know would be of no use.
  portReassignmentRetryCount: 0,
  middleware: [onlyThisMachine],
  logger: { info: silent, log: silent, error: console.error },
});
const builds = previewBuilds(out);
let edits = 0;
let isServed = false;
// Before the first build: what is edited while it runs is not missed.
const watcher = watch(WATCHED, { ignoreInitial: true });
watcher.on("all", (event, path) => {
  if (event === "addDir") return;
  if (path.endsWith(".ts")) builds.renew();
  edits += 1;
  if (isServed && edits === 1) void buildAgain();
});

const stop = () => {
  builds.stop();
  void Promise.all([server.close(), watcher.close()]).finally(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("disconnect", stop);

const first = await builds.next();
if ("problem" in first) {
  console.error(first.problem);
  process.exit(1);
}
server.serve(Number(values.port));
await server.ready();
console.log("Site: ready");
isServed = true;
if (edits > 0) void buildAgain();

/** As often as something was edited since the last build began. */
async function buildAgain(): Promise<void> {
  while (edits > 0) {
    await pause(SETTLED_MS);
    edits = 1;
    show(await builds.next());
    edits -= 1;
  }
}

function show(build: PreviewBuild): void {
  if ("problem" in build) {
    console.log(build.problem);
  } else if (build.changed.length > 0) {
    console.log(`Built ${build.pages === 1 ? "1 page" : `${build.pages} pages`}.`);
    server.reloadFiles(build.changed.map((path) => join(out, path)));
  }
}

/** Drafts are the author's own: the server listens to the whole network, and so must not answer it. */
function onlyThisMachine(request: IncomingMessage, response: ServerResponse, next: () => void) {
  if (isLoopback(request.socket.remoteAddress)) next();
  else response.writeHead(403).end("This preview is for the machine it runs on.\n");
}
