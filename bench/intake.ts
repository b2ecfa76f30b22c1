/** How many comments a second the service takes, each safe on the disk before its answer. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { percentile, printFigures, type Row, rounded } from "./figures.ts";
import { durableWritesASecond } from "./intake/disk-floor.ts";
import type { VisitorsReport, VisitorsTask } from "./intake/visitors.ts";
import { median } from "./median.ts";
import { newRepository } from "./new-repository.ts";
import { startGithub } from "./service/github-process.ts";
import {
  type ServiceProcess,
  startService,
  startServiceOnGithub,
} from "./service/service-process.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ROUNDS = 3;
const ROUND_MS = 2_000;
/** As large as what the intake writes for one comment. */
const RECORD = "x".repeat(700);

/** Port 1 is nobody's. */
const NOBODY = "http://127.0.0.1:1";

const aHostThatIsDown = temporaryFolder();
const github = await startGithub();
const rows = [
  await measure(1, () => startService(aHostThatIsDown), "down"),
  await measure(8, () => startService(aHostThatIsDown), "down"),
  await measure(64, () => startService(aHostThatIsDown), "down"),
  // Now the service proposes what it took at the same time: git takes its share of cores and disk.
  await measure(8, () => startService(newRepository()), "up"),
  await measure(8, () => startServiceOnGithub(NOBODY), "GitHub, down"),
  await measure(8, () => startServiceOnGithub(github.url), "GitHub, up"),
];
github.stop();
printFigures(
  `Intake: comments received, each fsynced before its answer, beside plain write, fsync and rename (in ${tmpdir()})`,
  [
    ...["connections", "git host", "a second", "median ms", "p99 ms", "refused"],
    ...["disk one by one", "ratio", "disk four at once", "ratio"],
  ],
  rows,
);

/** The disk and the service take turns, so that both meet the same weather. */
async function measure(
  connections: number,
  start: () => Promise<ServiceProcess>,
  host: string,
): Promise<Row> {
  const service = await start();
  await visitors(service, { connections, milliseconds: 1_000, first: 0 });
  const single: number[] = [];
  // As many threads as Node gives to the disk.
  const parallel: number[] = [];
  const reports: VisitorsReport[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    single.push(await durableWritesASecond(1, ROUND_MS / 2, RECORD));
    parallel.push(await durableWritesASecond(4, ROUND_MS / 2, RECORD));
    const first = round * 100_000;
    reports.push(await visitors(service, { connections, milliseconds: ROUND_MS, first }));
  }
  await service.stop();
  const rate = median(reports.map(({ accepted, seconds }) => accepted / seconds));
  const answers = reports.flatMap((report) => report.answers).sort((a, b) => a - b);
  const refused = reports.reduce((sum, report) => sum + report.refused, 0);
  const times = [percentile(answers, 0.5), percentile(answers, 0.99)].map(rounded);
  const floors = [median(single), median(parallel)];
  return [
    ...[connections, host, rounded(rate), ...times, refused],
    ...floors.flatMap((floor) => [rounded(floor), rounded(rate / floor)]),
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
