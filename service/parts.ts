/** Everything that answering a request stands on; injected, so that tests give their own. */
import type { GitHost } from "../git-hosts/git-host.ts";
import type { site } from "../site.config.ts";
import type { Words } from "../words/words.ts";
import type { Batches } from "./batches.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { Intake } from "./intake.ts";
import type { Log } from "./log.ts";
import type { ProposalStates } from "./proposal-states.ts";
import type { RateLimit } from "./rate-limits.ts";
import type { ServiceSettings } from "./settings.ts";
import type { WaitingFeed } from "./waiting-feed/waiting-feed.ts";
import type { HearWebhook } from "./webhooks/hear-webhook.ts";

type NeededSettings = Pick<
  ServiceSettings,
  "siteUrl" | "identityKey" | "signingKeys" | "trustedProxies" | "minimumTimeMs"
>;

export interface ServiceParts {
  settings: NeededSettings & { serviceUrl: string };
  site: Pick<typeof site, "title" | "author" | "language" | "timeZone" | "staticman"> & {
    gitHost: { branch: string };
  };
  words: Words;
  deployedSite: DeployedSite;
  gitHost: GitHost;
  intake: Intake;
  batches: Batches;
  states: ProposalStates;
  limits: {
    /** Comments of one visitor, those that are kept. */
    client: RateLimit;
    /** Whatever one visitor sends: mistakes, previews, confirmations. */
    attempts: RateLimit;
    /** Comments of all visitors. */
    total: RateLimit;
  };
  clock: () => number;
  newId: (now: number) => string;
  /** Tells the delivery that there is something new. */
  wake: () => void;
  /** The text of a file in assets/; null where there is none. */
  stylesheet: (name: string) => Promise<string | null>;
  /** Null where the git host sends none, or their secret is not known. */
  hearWebhook: HearWebhook | null;
  /** Null where the git host itself shows what waits. */
  waitingFeed: WaitingFeed | null;
  log: Log;
}
