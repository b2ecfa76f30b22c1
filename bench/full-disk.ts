/** `npm run bench -- full-disk`: the disk of the intake, or of the repository, fills up and is made larger. */
import { join } from "node:path";
import { printFigures, type Row } from "./figures.ts";
import { allDelivered, failedDelivery, insistSound, proposedIn } from "./full-disk/proposals.ts";
import { type Account, sendAll, sendMany } from "./full-disk/sending.ts";
import { type SmallDisk, smallDisk } from "./full-disk/small-disk.ts";
import { newRepository } from "./new-repository.ts";
import { startService } from "./service/service-process.ts";
import { temporaryFolder } from "./temporary-folder.ts";

interface Trial {
  name: string;
  room: string;
  of: "intake" | "repository";
  /** Whether the git host is down until there is room again. */
  isHostDown: boolean;
}

/** More than either disk takes. */
const COMMENTS = 100;

const TRIALS: readonly Trial[] = [
  { name: "intake, host down", room: "size=256k", of: "intake", isHostDown: true },
  { name: "intake, no more files", room: "nr_inodes=60", of: "intake", isHostDown: true },
  { name: "intake, delivering", room: "size=256k", of: "intake", isHostDown: false },
  { name: "repository", room: "size=1m", of: "repository", isHostDown: false },
  { name: "repository, no more files", room: "nr_inodes=300", of: "repository", isHostDown: false },
];

try {
  const rows: Row[] = [];
  for (const trial of TRIALS) rows.push(await runTrial(trial));
  printFigures(
    `${COMMENTS} comments on a disk that fills up; those refused are sent again when there is room`,
    ["full disk", "received", "refused with text", "received then", "proposed", "lost", "doubled"],
    rows,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function runTrial(trial: Trial): Promise<Row> {
  const disk = smallDisk(trial.room);
  try {
    return await fillUp(trial, disk);
  } finally {
    disk.remove();
  }
}

async function fillUp({ name, of, isHostDown }: Trial, disk: SmallDisk): Promise<Row> {
  const place = of === "repository" ? disk.folder : temporaryFolder();
  const repository = join(place, "repository");
  if (!isHostDown) newRepository(repository);
  const intake = of === "intake" ? join(disk.folder, "intake") : undefined;
  const service = await startService(repository, intake);
  const numbers = Array.from({ length: COMMENTS }, (_, at) => at);
  const first = await sendMany(service, numbers);
  insistNoFaults(name, first);
  if (of === "intake" && first.refused.length === 0) throw new Error(`${name}: it never was full.`);
  if (of === "repository") await failedDelivery(name, service);

  disk.grow();
  if (isHostDown) newRepository(repository);
  const second = await sendAll(service, first.refused);
  insistNoFaults(name, second);
  await allDelivered(service);
  await service.stop();
  insistSound(repository);

  const acknowledged = [...first.acknowledged, ...second.acknowledged];
  const proposed = new Set(proposedIn(repository));
  const lost = acknowledged.filter((id) => !proposed.has(id));
  const doubled = proposed.size - new Set(acknowledged).size + lost.length;
  if (lost.length + doubled > 0) process.exitCode = 1;
  return [
    name,
    first.acknowledged.length,
    first.refused.length,
    second.acknowledged.length,
    proposed.size,
    lost.length,
    doubled,
  ];
}

function insistNoFaults(name: string, { faults }: Account): void {
  if (faults.length > 0) throw new Error(`${name}: ${faults.length} odd answers: ${faults[0]}`);
}
