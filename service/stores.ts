/** Opens all that the service keeps on disk. */
import { join } from "node:path";
import { type Batches, openBatches } from "./batches.ts";
import { type Intake, type IntakeOptions, openIntake } from "./intake.ts";

export interface Stores {
  intake: Intake;
  /** In the intake's folder, and its owner's. */
  batches: Batches;
}

/** Rejects where another process owns the folder, or it cannot be read; then nothing stays owned. */
export async function openStores(folder: string, options: IntakeOptions): Promise<Stores> {
  const intake = await openIntake(folder, options);
  try {
    const isWaiting = (id: string) => intake.find(id)?.state === "waiting";
    const batches = await openBatches(join(folder, "batches"), { ...options, isWaiting });
    return { intake, batches };
  } catch (error) {
    await intake.close();
    throw error;
  }
}
