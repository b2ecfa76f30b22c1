/** Comments sent one after the other to a service that dies, and what became of each. */
import { POST } from "../service/deployed-blog.ts";
import { type Account, accountOf, type Ledger } from "./account.ts";
import { commentsIn } from "./found-comments.ts";
import type { ServiceWorld, Succession } from "./service-lives.ts";
import { sendUntilReceived } from "./visitor.ts";

export interface Correspondence {
  /** Sends one more, to whoever lives, until it is received. */
  send: () => Promise<void>;
  acknowledged: () => number;
  account: () => Promise<Account>;
}

export function correspondenceWith(
  { signingKey, repository }: ServiceWorld,
  { address }: Succession,
  ledger: Ledger,
): Correspondence {
  const sent = new Set<string>();
  return {
    send: async () => {
      const number = sent.size;
      const letter = { word: `word-${number}`, number, isJson: number % 2 === 0 };
      sent.add(letter.word);
      const whole = { ...letter, hasToken: true, isNervous: false };
      const id = await sendUntilReceived(whole, signingKey, address);
      ledger.acknowledged.set(letter.word, id);
    },
    acknowledged: () => ledger.acknowledged.size,
    account: async () => accountOf(ledger, sent, await commentsIn(repository, POST)),
  };
}
