/** The comment service, running on loopback for a site that is full of attacks; what it logs is kept. */
import { randomBytes } from "node:crypto";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { lineLog } from "../../service/log.ts";
import { type RunningService, runService } from "../../service/run-service.ts";
import type { ServiceSettings } from "../../service/settings.ts";
import { site } from "../../site.config.ts";
import { newRepository } from "../new-repository.ts";

export interface LiveService extends Pick<RunningService, "url" | "stop"> {
  /** Where it proposes. */
  repository: string;
  log: readonly string[];
  takeGitAway: () => void;
  bringGitBack: () => void;
}

/** `folder` is empty. */
export async function startLiveService(folder: string, siteUrl: string): Promise<LiveService> {
  const repository = newRepository(join(folder, "repository"));
  const log: string[] = [];
  const clock = () => Date.now();
  const service = await runService(settingsFor(join(folder, "intake"), repository, siteUrl), {
    site: { ...site, gitHost: { ...site.gitHost, branch: "main" } },
    clock,
    log: lineLog((entry) => void log.push(entry), clock),
  });
  const away = `${repository}-away`;
  return {
    ...service,
    repository,
    log,
    takeGitAway: () => renameSync(repository, away),
    bringGitBack: () => renameSync(away, repository),
  };
}

/** No limit is in the way: what is tried is what comes back, not how often. */
function settingsFor(intake: string, repository: string, siteUrl: string): ServiceSettings {
  const boundless = { burst: 1_000_000, everyMs: 1 };
  return {
    ...{ port: 0, host: "127.0.0.1", siteUrl, serviceUrl: null },
    intake,
    gitHost: { kind: "git", directory: repository, branch: "main", remote: null },
    ...{ identityKey: randomBytes(32), signingKeys: [randomBytes(32)] },
    ...{
      trustedProxies: 0,
      clientRate: boundless,
      totalRate: boundless,
      minimumTimeMs: 0,
      lookEveryMs: 60_000,
    },
  };
}
