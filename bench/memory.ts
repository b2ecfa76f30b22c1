/** What the comment service holds in memory while it answers 100,000 requests of every kind. */
import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { newSubmissionId } from "../comments/comment-id.ts";
import { printFigures, type Row, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { newRepository } from "./new-repository.ts";
import { type Connection, getRequest, openConnection, postRequest } from "./service/connection.ts";
import { POST } from "./service/deployed-blog.ts";
import { clientAddress, formToken, typedEntry } from "./service/entries.ts";
import { type ServiceProcess, startService } from "./service/service-process.ts";

const REQUESTS = 100_000;
const ROUNDS = 10;
const CONNECTIONS = 8;
const IDLE_MS = 5_000;
/** Pages, comments kept, unknown pages and posts, entries that lack something, and a token. */
const FORESEEN = new Set([200, 202, 404, 422, 428]);
/** One request in so many is a comment that is kept, and proposed; the rest leaves nothing behind. */
const KEPT_ONE_IN = 50;

let count = 0;
const service = await startService(newRepository());
const rows: Row[] = [row(0, "idle, just started")];
const connections = await Promise.all(
  Array.from({ length: CONNECTIONS }, () => openConnection(service.url)),
);
const answers = new Map<number, number>();
for (let round = 1; round <= ROUNDS; round++) {
  const requests = REQUESTS / ROUNDS / CONNECTIONS;
  await Promise.all(connections.map((connection) => visit(connection, requests)));
  rows.push(row((REQUESTS / ROUNDS) * round, ""));
}
for (const { close } of connections) close();
await pause(IDLE_MS);
rows.push(row(REQUESTS, "idle again"));
await service.stop();

const megabytes = rows.map(([, size]) => Number(size));
// Several rounds each: one reading may stand before a collection, and another after it.
const growth = median(megabytes.slice(-4, -1)) / median(megabytes.slice(2, 5));
printFigures(
  `Memory of the comment service; one request in ${KEPT_ONE_IN} is a comment that is kept and proposed`,
  ["requests", "MB resident", ""],
  rows,
);
const told = [...answers].sort().map(([status, count]) => `${count} × ${status}`);
console.log(`  answers: ${told.join(", ")}`);
console.log(`  requests 80,000 to 100,000 beside 20,000 to 40,000: ${rounded(growth)} times\n`);
const unforeseen = [...answers.keys()].filter((status) => !FORESEEN.has(status));
if (unforeseen.length > 0) throw new Error(`Answers that were not meant: ${unforeseen.join(", ")}`);

/** Megabytes of the service's process, as the system counts them. */
function row(requests: number, remark: string): Row {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(service.pid)], {
    encoding: "utf8",
  });
  return [requests, rounded(Number(kilobytes) / 1024), remark];
}

async function visit({ send }: Connection, requests: number): Promise<void> {
  for (let sent = 0; sent < requests; sent++) {
    const { status } = await send(nextRequest(service));
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
}

function nextRequest({ url, signingKey }: ServiceProcess): Buffer {
  count += 1;
  const entry = typedEntry(count);
  const post = (path: string, fields: object) =>
    postRequest(url, path, clientAddress(count), fields);
  if (count % KEPT_ONE_IN === 0) {
    return post("/comments", { ...entry, token: formToken(signingKey) });
  }
  const others = [
    () => post("/comments", entry),
    () => post("/comments", { ...entry, text: "" }),
    () => post("/comments", { ...entry, post: "unknown" }),
    () => post("/preview", entry),
    () => getRequest(url, `/write?post=${POST}`),
    () => getRequest(url, `/status/${newSubmissionId(Date.now())}?key=wrong`),
    () => getRequest(url, "/nowhere"),
    () => getRequest(url, "/health"),
  ];
  const [first = () => getRequest(url, "/")] = others.slice(count % others.length);
  return first();
}
