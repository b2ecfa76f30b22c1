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
const ROUNDS = 3;
const ROUND_MS = 2_000;
/** As large as what the intake writes for one comment. */
const RECORD = "x".repeat(700);

const rows: Row[] = [];
for (const connections of CONNECTIONS) rows.push(await measure(connections));
printFigures(
  "Intake: comments received, each fsynced before its answer, beside as many writers that only write, fsync and rename",
  ["connections", "a second", "writers' rate", "ratio", "median ms", "p99 ms", "refused"],
  rows,
);

/** The disk and the service take turns, so that both meet the same weather. */
async function measure(connections: number): Promise<Row> {
  // A git host that is down: proposing is measured by itself, and would take the other core.
  const service = await startService(temporaryFolder());
  await visitors(service, { connections, milliseconds: 1_000, first: 0 });
  const floors: number[] = [];
  const reports: VisitorsReport[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    floors.push(await durableWritesASecond(connections, ROUND_MS / 2, RECORD));
    const first = round * 100_000;
    reports.push(await visitors(service, { connections, milliseconds: ROUND_MS, first }));
  }
  await service.stop();
  const rate = median(reports.map(({ accepted, seconds }) => accepted / seconds));
  const floor = median(floors);
  const answers = reports.flatMap((report) => report.answers).sort((a, b) => a - b);
  return [
    connections,
    rounded(rate),
    rounded(floor),
    rounded(rate / floor),
    rounded(percentile(answers, 0.5)),
    rounded(percentile(answers, 0.99)),
    reports.reduce((sum, { refused }) => sum + refused, 0),
  ];
}

/** In a process of their own, so that they take nothing of the disk's measure. */
async function visitors(
  { url, signingKey }: ServiceProcess,
  how: Pick<VisitorsTask, "connections" | "milliseconds" | "first">,
): Promise<VisitorsReport> {
  const launcher = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));
  const script = fileURLToPath(new URL("intake/visitors.ts", import.meta.url));
  const child = fork(launcher, [script]);
  const task: VisitorsTask = { url, signingKey: signingKey.toString("hex"), ...how };
  child.send(task);
  const [report] = await once(child, "message");
  child.disconnect();
  return report;
}

function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
