/** The service killed again and again while visitors send, a moderator decides, and merges are committed. */
import { setTimeout as pause } from "node:timers/promises";
import { between, type Chance, chanceFrom, percent } from "../chance.ts";
import { POST } from "../service/deployed-blog.ts";
import { accountOf, newLedger, type ServiceReport } from "./account.ts";
import { commentsIn } from "./found-comments.ts";
import { moderateBeside, moderatorOf } from "./moderator.ts";
import { drained, type Succession, serviceWorld, successionIn } from "./service-lives.ts";
import { type Letter, sendUntilReceived } from "./visitor.ts";

export interface RandomKills {
  /** How many comments are sent. */
  comments: number;
  /** How often the service is killed at least. */
  kills: number;
  /** Percent of the kills in which its git dies too. A lock that git leaves is waited for, four minutes. */
  withGit: number;
  seed: number;
}

const VISITORS = 8;

/** In an empty folder. */
export async function killAtRandom(
  folder: string,
  { comments, kills, withGit, seed }: RandomKills,
): Promise<ServiceReport> {
  const chance = chanceFrom(seed);
  const world = await serviceWorld(folder);
  const ledger = newLedger();
  const letters = Array.from({ length: comments }, (_, number) => letterOf(number, chance));
  const sent = new Set(letters.map(({ word }) => word));
  let isOver = false;
  const moderator = moderatorOf(world.repository, ledger);
  const moderation = moderateBeside(moderator, chance, () => isOver);
  const lives = successionIn(world);

  // A share of them for each life, so that there is something to kill it at.
  const allowance = () => ((lives.deaths.length + 1) * comments) / kills;
  const waiting = letters.values();
  const visitor = async () => {
    for (const letter of waiting) {
      while (letter.number >= allowance()) await pause(10);
      const id = await sendUntilReceived(letter, world.signingKey, lives.address);
      ledger.acknowledged.set(letter.word, id);
    }
  };
  const visitors = Promise.all(Array.from({ length: VISITORS }, visitor));
  let allSent = false;
  void visitors.then(() => {
    allSent = true;
  });

  while (lives.deaths.length < kills || !allSent) {
    const enough = allowance() - between(chance, 0, comments / kills);
    await someMoment(chance, lives, () => allSent || ledger.acknowledged.size >= enough);
    await lives.kill(percent(chance, withGit));
  }
  await visitors;
  await drained(lives);
  isOver = true;
  await moderation;
  await lives.stop();
  world.close();
  const account = accountOf(ledger, sent, await commentsIn(world.repository, POST));
  return { kills: lives.deaths, acknowledged: ledger.acknowledged.size, account };
}

/** Some lives end before they listen, most in the midst of their work, and some when it is done. */
async function someMoment(
  chance: Chance,
  { living }: Succession,
  isEnough: () => boolean,
): Promise<void> {
  if (percent(chance, 90)) await living();
  const patience = performance.now() + 3_000;
  while (!isEnough() && performance.now() < patience) await pause(5);
  await pause(percent(chance, 50) ? between(chance, 0, 50) : between(chance, 0, 1_000));
}

function letterOf(number: number, chance: Chance): Letter {
  return {
    word: `word-${number}`,
    number,
    isJson: percent(chance, 50),
    hasToken: percent(chance, 70),
    isNervous: percent(chance, 10),
  };
}
