/** Puts the service together and runs it: the intake, the delivery, HTTP. */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join, resolve } from "node:path";
import { getRequestListener, RequestError } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Hono } from "hono";
import { newSubmissionId } from "../comments/comment-id.ts";
import { connectGitHost } from "../git-hosts/connect.ts";
import type { HostSettings } from "../git-hosts/host-settings.ts";
import {
  type WaitingProposals,
  waitingProposals,
} from "../git-hosts/plain-git/waiting-proposals.ts";
import type { site as siteSettings } from "../site.config.ts";
import { wordsFor } from "../words/words.ts";
import { after } from "./after.ts";
import { createApp } from "./app.ts";
import { startDelivery } from "./delivery.ts";
import { deployedSite } from "./deployed-site.ts";
import { startDroppingSuspects } from "./drop-suspects.ts";
import { isCode } from "./durable-files.ts";
import { startFollowing } from "./follow-proposals.ts";
import { indexCopy } from "./index-copy.ts";
import type { Log } from "./log.ts";
import { isHeldBy } from "./moderation-policy.ts";
import { startNotifier } from "./notify/notifier.ts";
import { tellingHost } from "./notify/telling-host.ts";
import { USUAL_RULES } from "./parcels.ts";
import { proposalStates, statesAskedEachTime } from "./proposal-states.ts";
import { attemptRate, type Rate, rateLimit } from "./rate-limits.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import type { ServiceSettings } from "./settings.ts";
import { startSpamDigest } from "./spam-digest.ts";
import { openStores } from "./stores.ts";
import { waitingFeed } from "./waiting-feed/waiting-feed.ts";
import { type HearWebhook, type WebhookParts, webhookHearing } from "./webhooks/hear-webhook.ts";

const ASSETS = new URL("../assets/", import.meta.url);
/** How long a request under way may take to end when the service is told to stop. */
const GRACE_MS = 5_000;

/** Requests of a host for what was never heard of, of all status pages together. */
const ASKING_RATE: Rate = { burst: 20, everyMs: 5_000 };
/** Runs of git for all status pages together, so that they leave the processor to what is received. */
const GIT_RATE: Rate = { burst: 50, everyMs: 200 };

export interface RunningService {
  url: string;
  /** Ends what is under way, then lets go of the intake. */
  stop(): Promise<void>;
}

export async function runService(
  settings: ServiceSettings,
  { site, clock, log }: { site: typeof siteSettings; clock: () => number; log: Log },
): Promise<RunningService> {
  const folder = resolve(settings.intake);
  const { siteUrl } = settings;
  const gitHost = connectGitHost(settings.gitHost, { clock, stopwatch });
  const words = wordsFor(site.language);
  const { publish, keepSuspectsDays: keepDays } = site.moderation;
  const policy = { publish, hasDigest: gitHost.reviews !== null };
  const isHeld = isHeldBy(policy);
  const { intake, batches } = await openStores(folder, { clock, log, isHeld });
  const copy = indexCopy(join(folder, "site-index.json"), siteUrl, log);
  const knownSite = await deployedSite({ siteUrl, copy, clock: stopwatch, log });

  // The port is known only when listening, and the app's addresses only with the port.
  let app: Hono | null = null;
  const server = createServer(
    getRequestListener(
      (request, env) => app?.fetch(request, env) ?? bareAnswer(503),
      // What never gets to the app, such as a request whose Host is no name.
      { errorHandler: (error) => bareAnswer(error instanceof RequestError ? 400 : 500) },
    ),
  );
  try {
    await listen(server, settings);
  } catch (error) {
    await intake.close();
    throw error;
  }
  const url = settings.serviceUrl ?? addressOf(server);
  const random = Math.random;
  const { reviews } = gitHost;
  const { notify: receiver } = settings;
  const notifier =
    receiver &&
    startNotifier({
      ...{ receiver, deployedSite: knownSite, clock, newId: newSubmissionId },
      ...{ after, random, log },
    });
  const delivery = startDelivery({
    intake,
    batches,
    gitHost: notifier ? tellingHost(gitHost, notifier.tell) : gitHost,
    deployedSite: knownSite,
    rules: reviews === null ? null : USUAL_RULES,
    policy,
    clock: stopwatch,
    after,
    random,
    log,
  });
  const states =
    reviews === null
      ? statesAskedEachTime(gitHost, rateLimit(GIT_RATE, stopwatch))
      : proposalStates(gitHost, rateLimit(ASKING_RATE, stopwatch));
  const parts = { gitHost, intake, batches, deployedSite: knownSite, states, after, random, log };
  const { lookEveryMs } = settings;
  const following = reviews === null ? null : startFollowing({ reviews, lookEveryMs, ...parts });
  const spamDigest =
    reviews === null
      ? null
      : startSpamDigest({ reviews, ...parts, keepDays, wake: delivery.wake, clock, stopwatch });
  const proposals = waitingOn(settings.gitHost);
  const dropping = proposals && startDroppingSuspects({ proposals, ...parts, keepDays, clock });
  const look = () => {
    following?.look();
    spamDigest?.look();
  };
  app = createApp(
    {
      settings: { ...settings, serviceUrl: url },
      site,
      words,
      deployedSite: knownSite,
      gitHost,
      intake,
      batches,
      states,
      limits: {
        client: rateLimit(settings.clientRate, stopwatch),
        attempts: rateLimit(attemptRate(settings.clientRate), stopwatch),
        total: rateLimit(settings.totalRate, stopwatch),
      },
      clock,
      newId: newSubmissionId,
      wake: delivery.wake,
      stylesheet: (name) => readFile(new URL(name, ASSETS), "utf8").catch(() => null),
      hearWebhook: hearingFor(settings, { look, clock, log }),
      waitingFeed:
        proposals &&
        waitingFeed({ proposals, ...parts, title: site.title, serviceUrl: url, stopwatch }),
      log,
    },
    (c) => getConnInfo(c).remote.address,
  );
  return {
    url,
    stop: async () => {
      await close(server);
      await following?.stop();
      await spamDigest?.stop();
      await dropping?.stop();
      await delivery.stop();
      await notifier?.stop();
      await intake.close();
    },
  };
}

/** Null where the git host sends no webhooks, or what they are signed with is not known. */
function hearingFor(
  { gitHost: host, webhookSecret: secret }: ServiceSettings,
  parts: Pick<WebhookParts, "look" | "clock" | "log">,
): HearWebhook | null {
  if (host.kind === "git" || secret === null) return null;
  return webhookHearing({ ...parts, host, secret, stopwatch });
}

/** Null where the git host itself shows what waits. */
function waitingOn(host: HostSettings): WaitingProposals | null {
  if (host.kind !== "git") return null;
  return waitingProposals({ ...host, directory: resolve(host.directory) });
}

/**
 * For all that is waited for. The clock may be set a year back: whoever had to wait for seconds would
 * then wait for that year.
 */
function stopwatch(): number {
  return performance.now();
}

function bareAnswer(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}

function listen(server: Server, { port, host }: ServiceSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const isTaken = isCode(cause, "EADDRINUSE");
      const message = isTaken
        ? `Port ${port} is taken on ${host}. Choose another with PORT.`
        : `The comment service cannot listen on ${host}, port ${port}.`;
      reject(new Error(message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://localhost:${port}/`;
}

function close(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
}
