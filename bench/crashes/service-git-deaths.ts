/** A power cut while the service proposes: git dies at each of its calls, and the service with it. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newLedger, type ServiceReport } from "./account.ts";
import { correspondenceWith } from "./correspondence.ts";
import { type GitChoice, mortalGit } from "./killed-git.ts";
import {
  drained,
  type Life,
  type Succession,
  serviceWorld,
  successionIn,
  waitingIn,
} from "./service-lives.ts";

export interface GitDeathsReport extends ServiceReport {
  /** Locks that git had left; the service told a person to delete them. */
  locks: string[];
}

/** In an empty folder. */
export async function killGitOfService(
  folder: string,
  choice: GitChoice,
): Promise<GitDeathsReport> {
  const git = mortalGit(join(folder, "git"));
  const world = await serviceWorld(folder, { PATH: git.path });
  const lives = successionIn(world);
  const { send, acknowledged, account } = correspondenceWith(world, lives, newLedger());
  await send();
  await drained(lives);
  // Of the next one, since a service that has just started looks for more.
  git.dieAt(0, "before");
  await send();
  await drained(lives);
  const calls = git.calls();
  const kills: string[] = [];
  const locks: string[] = [];
  for (const [call, death] of choice(calls)) {
    git.dieAt(call, death);
    await send();
    while (git.died() === null) await pause(5);
    kills.push(`${death} git ${git.died()}`);
    await lives.kill(true);
    locks.push(...(await drainedByHand(lives)));
  }
  await lives.stop();
  world.close();
  return { kills, locks, acknowledged: acknowledged(), account: await account() };
}

/** Until nothing waits; deletes the locks that the log of the service tells its reader to delete. */
async function drainedByHand(lives: Succession): Promise<string[]> {
  const deleted: string[] = [];
  for (;;) {
    const life = await lives.living();
    if ((await waitingIn(life)) === 0) return deleted;
    const lock = lockNamedBy(life);
    if (lock !== undefined) {
      if (!existsSync(lock)) throw new Error(`The log names ${lock}, and no such file is there.`);
      rmSync(lock);
      deleted.push(lock);
      // Else it would try again only after a pause.
      await lives.kill(true);
    }
    await pause(20);
  }
}

function lockNamedBy({ program }: Life): string | undefined {
  const named = /not-delivered .*(?:Unable to create '|nothing was changed \()([^')]+\.lock)/;
  return named.exec(program.output())?.[1];
}
