/** How many comments a second the service takes, each safe on the disk before its answer. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { percentile, printFigures, type Row, rounded } from "./figures.ts";
import { durableWritesASecond } from "./intake/disk-floor.ts";
import type { VisitorsReport, VisitorsTask } from "./intake/visitors.ts";
import { type ServiceProcess, startService } from "./service/service-process.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CONNECTIONS = [1, 8, 64];
const MILLISECONDS = 4_000;
const RECORD = "x".repeat(700);

const rows: Row[] = [];
for (const connections of CONNECTIONS) {
  // A git host that is down: proposing is another process's work, and would be measured with it.
  const service = await startService(temporaryFolder());
  await visitors(service, connections, 1_000);
  const before = await durableWritesASecond(connections, MILLISECONDS / 2, RECORD);
  const { accepted, refused, seconds, answers } = await visitors(
    service,
    connections,
    MILLISECONDS,
  );
  const after = await durableWritesASecond(connections, MILLISECONDS / 2, RECORD);
  await service.stop();
  const sorted = answers.toSorted((a, b) => a - b);
  const floor = (before + after) / 2;
  const rate = accepted / seconds;
  rows.push([
    connections,
    rounded(rate),
    rounded(floor),
    rounded(rate / floor),
    rounded(percentile(sorted, 0.5)),
    rounded(percentile(sorted, 0.99)),
    refused,
  ]);
}
printFigures(
  "Intake: comments received, each fsynced before its answer, beside the disk's own rate of write, fsync and rename",
  ["connections", "a second", "disk", "ratio", "median ms", "p99 ms", "refused"],
  rows,
);

async function visitors(
  { url, signingKey }: ServiceProcess,
  connections: number,
  milliseconds: number,
): Promise<VisitorsReport> {
  const launcher = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));
  const script = fileURLToPath(new URL("intake/visitors.ts", import.meta.url));
  const child = fork(launcher, [script]);
  const task: VisitorsTask = {
    url,
    signingKey: signingKey.toString("hex"),
    connections,
    milliseconds,
  };
  child.send(task);
  const [report] = await once(child, "message");
  child.disconnect();
  return report;
}
