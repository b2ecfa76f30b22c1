/** Comments sent, a few at a time, to a service that dies, and what became of each. */
import { POST } from "../service/deployed-blog.ts";
import { type Account, accountOf, type Ledger } from "./account.ts";
import { commentsIn } from "./found-comments.ts";
import type { ServiceWorld, Succession } from "./service-lives.ts";
import { sendUntilReceived } from "./visitor.ts";

export interface Correspondence {
  /** Sends some more at the same moment, to whoever lives, until they are received. */
  send: () => Promise<void>;
  acknowledged: () => number;
  account: () => Promise<Account>;
}

export function correspondenceWith(
  { signingKey, repository }: ServiceWorld,
  { address }: Succession,
  ledger: Ledger,
  atOnce = 1,
): Correspondence {
  const sent = new Set<string>();

  async function sendOne(): Promise<void> {
    const number = sent.size;
    const word = `word-${number}`;
    sent.add(word);
    const letter = { word, number, isJson: number % 2 === 0, hasToken: true, isNervous: false };
    ledger.acknowledged.set(word, await sendUntilReceived(letter, signingKey, address));
  }

  return {
    send: async () => void (await Promise.all(Array.from({ length: atOnce }, sendOne))),
    acknowledged: () => ledger.acknowledged.size,
    account: async () => accountOf(ledger, sent, await commentsIn(repository, POST)),
  };
}
