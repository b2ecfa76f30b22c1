/** The service killed at each of its steps in turn, while it receives comments and proposes them. */
import { join } from "node:path";
import { newLedger, type ServiceReport } from "./account.ts";
import { correspondenceWith } from "./correspondence.ts";
import { inRounds, moderatorOf } from "./moderator.ts";
import { isLeftSharing, saidTooEarly } from "./received-order.ts";
import { drained, type Succession, serviceWorld, successionIn } from "./service-lives.ts";
import { type KillPoint, pointAt, readSteps, type StepChoice, type StepEvent } from "./steps.ts";

export interface StepsReport extends ServiceReport {
  /** How many lives ended while several requests waited for one write. */
  sharing: number;
  /** What was answered in any life before it was safe on the disk. */
  tooEarly: string[];
}

/** At which steps the service is killed. */
export interface ServiceChoice {
  /** From receiving to having proposed. */
  working: StepChoice;
  /** From the start of a life after a death on; without it none is killed there. */
  recovering?: StepChoice;
}

/**
 * In an empty folder. Each kill is followed by a life that finishes what the last one left; between
 * the two the moderator has decided what waited. `atOnce` comments are sent at the same moment each
 * time: a kill then falls while several requests wait for one fsync that they share.
 */
export async function killAtEachStep(
  folder: string,
  choice: ServiceChoice,
  atOnce = 1,
): Promise<StepsReport> {
  const world = await serviceWorld(folder);
  const ledger = newLedger();
  const nextTurn = inRounds(moderatorOf(world.repository, ledger));
  const lives = successionIn(world, async () => void (await nextTurn()));
  const { send, acknowledged, account } = correspondenceWith(world, lives, ledger, atOnce);

  /** Sends to a life that is killed at this step of the work with what is sent. */
  async function sendAndDieAt(step: KillPoint): Promise<void> {
    const life = await lives.living();
    await life.program.killLaterAt(step);
    await send();
    await drained(lives);
    // The last steps follow when nothing waits any more: to stop waits for them.
    if (life === (await lives.living())) await lives.stop();
  }

  const working = await stepsOfWork(lives, send);
  for (const step of choice.working(working)) await sendAndDieAt(step);
  if (choice.recovering !== undefined) {
    const half = Math.round(working.length / 2);
    await sendAndDieAt(pointAt(working, half));
    const recovering = await stepsOfRecovery(lives);
    for (const [turn, step] of choice.recovering(recovering).entries()) {
      lives.nextDiesAt(step);
      // Something to recover from, each time something else.
      await sendAndDieAt(pointAt(working, (half + 7 * turn) % working.length));
    }
  }
  await drained(lives);
  await lives.stop();
  world.close();
  return {
    sharing: lives.steps().filter(isLeftSharing).length,
    tooEarly: saidTooEarly(lives.steps().flat(), join(world.environment.STET_INTAKE ?? "", "new")),
    kills: lives.deaths,
    acknowledged: acknowledged(),
    account: await account(),
  };
}

/** Of a life that is not disturbed, from receiving to having proposed. */
async function stepsOfWork(lives: Succession, send: () => Promise<void>): Promise<StepEvent[]> {
  const life = await lives.living();
  await life.program.killLaterAt(0);
  await send();
  await drained(lives);
  await lives.stop();
  return readSteps(life.steps);
}

/** Of the life after a death, from its start on. */
async function stepsOfRecovery(lives: Succession): Promise<StepEvent[]> {
  const life = await lives.living();
  await lives.stop();
  return readSteps(life.steps);
}
