/** Intake and delivery between a start and the next: they can be killed, and begin again from the disk. */
import { join } from "node:path";
import type { Submission } from "../../comments/submission.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { openBatches } from "../../service/batches.ts";
import { startDelivery } from "../../service/delivery.ts";
import { openIntake } from "../../service/intake.ts";
import { USUAL_RULES } from "../../service/parcels.ts";
import type { Chance } from "../chance.ts";
import type { SimulatedTime } from "./simulated-time.ts";
import { KNOWN_SITE } from "./submissions.ts";

export interface Life {
  receive: (submission: Submission) => Promise<void>;
  waiting: () => number;
  /** Whether delivery is at work, and not waiting for a better time. */
  isBusy: () => boolean;
  /** From now on nothing more is written. The host is to turn away what it is still asked. */
  kill: () => void;
  isKilled: () => boolean;
  /** Resolves when the folder may be opened again. */
  end: () => Promise<void>;
}

export interface LifeOptions {
  /** Of the intake. */
  folder: string;
  gitHost: GitHost;
  time: SimulatedTime;
  chance: Chance;
}

export async function beginLife(options: LifeOptions): Promise<Life> {
  const { folder, gitHost, time, chance } = options;
  const clock = time.now;
  const log = () => {};
  const intake = await openIntake(folder, { clock, log });
  const batches = await openBatches(join(folder, "batches"), { clock, log });
  let isKilled = false;
  let isWaiting = false;
  /** Does nothing any more once this life is over. */
  const mortal =
    <Asked extends unknown[], Given>(act: (...asked: Asked) => Promise<Given>) =>
    async (...asked: Asked) => {
      if (isKilled) throw new Error("This life is over.");
      return act(...asked);
    };

  const delivery = startDelivery({
    intake: { ...intake, settle: mortal(intake.settle), succeed: mortal(intake.succeed) },
    batches: { ...batches, bind: mortal(batches.bind) },
    gitHost,
    deployedSite: KNOWN_SITE,
    rules: USUAL_RULES,
    clock,
    after: (milliseconds, wake) => {
      isWaiting = true;
      const callOff = time.after(milliseconds, () => {
        isWaiting = false;
        wake();
      });
      return () => {
        isWaiting = false;
        callOff();
      };
    },
    random: chance,
    log,
  });

  return {
    receive: async (submission) => {
      const id = await intake.accept(submission, []);
      if (id !== submission.id) throw new Error(`${submission.id} was taken for ${id}`);
      if (!isKilled) delivery.wake();
    },
    waiting: () => intake.waiting().length,
    isBusy: () => !isKilled && !isWaiting && intake.waiting().length > 0,
    kill: () => {
      isKilled = true;
    },
    isKilled: () => isKilled,
    end: async () => {
      isKilled = true;
      await delivery.stop();
      await intake.close();
    },
  };
}
