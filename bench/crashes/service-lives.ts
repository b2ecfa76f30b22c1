/** The comment service on one intake and one repository, through one life after the other. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { deployedBlog } from "../service/deployed-blog.ts";
import { newBlog } from "./blog-repository.ts";
import { type KillableProgram, startKillable } from "./killable-program.ts";
import { type KillPoint, readAllSteps, readSteps, type StepEvent, whereKilled } from "./steps.ts";

export interface ServiceWorld {
  /** With `main` checked out. */
  repository: string;
  signingKey: Buffer;
  /** Where the service's temporary files lie, which nobody needs. */
  folder: string;
  environment: Record<string, string>;
  close: () => void;
}

export interface Life {
  program: KillableProgram;
  /** Where its steps are written down. */
  steps: string;
  /** Where it listens; null where it died before. */
  address: Promise<string | null>;
}

/** In an empty folder; `over` is laid over the environment of the service. */
export async function serviceWorld(
  folder: string,
  over: Readonly<Record<string, string>> = {},
): Promise<ServiceWorld> {
  const blog = await deployedBlog();
  const signingKey = Buffer.alloc(32, "signing");
  const repository = newBlog(join(folder, "blog"));
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  return {
    repository,
    signingKey,
    folder,
    environment: {
      PORT: "0",
      TMPDIR: temporary,
      IDENTITY_KEY: Buffer.alloc(32, "identity").toString("hex"),
      SIGNING_KEYS: signingKey.toString("hex"),
      STET_SITE_URL: blog.url,
      STET_INTAKE: join(folder, "intake"),
      STET_REPOSITORY: repository,
      STET_HERE: "1",
      // Every visitor has an address of their own, and the limit of all is out of the way.
      TRUSTED_PROXIES: "1",
      STET_CLIENT_BURST: "1000",
      STET_CLIENT_SECONDS: "1",
      STET_TOTAL_BURST: "100000",
      STET_TOTAL_SECONDS: "1",
      ...over,
    },
    close: blog.close,
  };
}

/** The present life, and whoever comes after it. */
export interface Succession {
  /** The service that lives and listens; begins another life where the last one has ended. */
  living: () => Promise<Life>;
  /** Where it listens. */
  address: () => Promise<string>;
  /** Kills it at this moment. With `withGit` its git dies with it, else it goes on alone. */
  kill: (withGit: boolean) => Promise<void>;
  /** Stops it as an operator does, unless it dies before. */
  stop: () => Promise<void>;
  /** The next life is killed at this step event, counted from its start. */
  nextDiesAt: (step: KillPoint) => void;
  /** At which step each killed life was. */
  deaths: readonly string[];
  /** All steps of each life. */
  steps: () => StepEvent[][];
}

/** `whileDead` is done between two lives. */
export function successionIn(
  world: ServiceWorld,
  whileDead: () => Promise<void> = async () => {},
): Succession {
  const deaths: string[] = [];
  let count = 0;
  let killAt: KillPoint = 0;
  let life = startLife(world, count, 0);

  // Several may wait for the next life: one of them begins it.
  let succeeding: Promise<void> | null = null;
  function next(): Promise<void> {
    succeeding ??= succeed().finally(() => {
      succeeding = null;
    });
    return succeeding;
  }

  async function succeed(): Promise<void> {
    const { isKilled, code } = await life.program.ended;
    if (isKilled) deaths.push(whereKilled(readSteps(life.steps)));
    else if (code !== 0) throw new Error(`The service ended by itself:\n${life.program.output()}`);
    await whileDead();
    count += 1;
    life = startLife(world, count, killAt);
    killAt = 0;
  }

  async function living(): Promise<Life> {
    for (;;) {
      const mine = life;
      const url = await mine.address;
      if (url !== null && !hasEnded(mine)) return mine;
      if (life === mine) await next();
    }
  }

  return {
    deaths,
    living,
    address: async () => String(await (await living()).address),
    kill: async (withGit) => {
      const { pid = 0 } = life.program.child;
      if (!hasEnded(life)) process.kill(withGit ? -pid : pid, "SIGKILL");
      await next();
    },
    stop: async () => {
      life.program.child.kill("SIGTERM");
      await life.program.ended;
    },
    nextDiesAt: (step) => {
      killAt = step;
    },
    steps: () =>
      Array.from({ length: count + 1 }, (_, life) => stepsFile(world, life)).map(readAllSteps),
  };
}

function startLife(world: ServiceWorld, count: number, killAt: KillPoint): Life {
  const { folder, environment } = world;
  const steps = stepsFile(world, count);
  const program = startKillable("service/main.ts", [], { folder, environment, steps, killAt });
  const address = new Promise<string | null>((resolve) => {
    program.onLine((line) => {
      const url = /^Comment service: (\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    void program.ended.then(() => resolve(null));
  });
  return { program, steps, address };
}

function stepsFile({ folder }: ServiceWorld, life: number): string {
  return join(folder, `steps-${life}`);
}

function hasEnded({ program: { child } }: Life): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Resolves when all that was acknowledged is proposed, however many lives that takes. */
export async function drained({ living }: Pick<Succession, "living">): Promise<void> {
  for (;;) {
    const life = await living();
    if ((await waitingIn(life)) === 0) return;
    await pause(20);
  }
}

/** How many are acknowledged and not proposed; null where the service died before it could tell. */
export async function waitingIn({ address }: Life): Promise<number | null> {
  try {
    const response = await fetch(`${await address}health`);
    return z.looseObject({ waiting: z.int() }).parse(await response.json()).waiting;
  } catch (error) {
    // What fetch throws where the connection broke.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
