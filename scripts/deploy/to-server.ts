/** Deploys to a server by rsync over ssh, which need run no other program there. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE_INDEX_FILE } from "../../comments/site-index.ts";
import type { DeployPlace } from "./deploy.ts";
import { type DeployPlan, planDeploy } from "./deploy-plan.ts";
import { type FoundVersions, namesIn, planIn, versionsIn } from "./rsync-answers.ts";
import {
  comparison,
  inPlaceUploads,
  listing,
  makingVersions,
  removal,
  type Server,
  switching,
  topListing,
  upload,
} from "./rsync-orders.ts";
import { type Rsync, RsyncFailed } from "./run-rsync.ts";
import { hashedFiles, type SiteFiles, siteName } from "./site-files.ts";
import { CURRENT, linkTo, VERSIONS } from "./versions.ts";

interface FoundOnServer extends FoundVersions {
  plan: DeployPlan;
}

/** A whole version is uploaded beside the last, then a link is switched to it in one step. */
export function serverPlace(
  site: SiteFiles,
  server: Server,
  rsync: Rsync,
): DeployPlace<FoundOnServer> {
  const built = hashedFiles(site);
  const made = siteName(built);

  async function read(): Promise<FoundOnServer> {
    const found = versionsIn(await orNothing(rsync(listing(server))), server.place);
    if (found.current === null) return { ...found, plan: planDeploy(built, new Map()) };
    // The name says what is in it, and the link leads only to what was uploaded whole.
    if (found.current === made) return { ...found, plan: planDeploy(built, built) };
    const compared = await rsync(comparison(server, site.folder, CURRENT));
    return { ...found, plan: planIn(compared, site.paths) };
  }

  async function apply(_: DeployPlan, { current, versions }: FoundOnServer): Promise<boolean> {
    await withFolder(async (folder) => {
      mkdirSync(join(folder, VERSIONS));
      symlinkSync(linkTo(made), join(folder, CURRENT));
      await rsync(makingVersions(server, folder));
      await rsync(upload(server, site.folder, { made, last: current }));
      await rsync(switching(server, folder));
      // Whoever reads the last version at this moment can go on.
      const old = versions.filter((version) => version !== made && version !== current);
      if (old.length > 0) await rsync(removal(server, join(folder, VERSIONS), old));
    });
    // Who deploys at the same moment may have taken for old what is current by now, or this for old.
    return versionsIn(await rsync(listing(server)), server.place).current !== null;
  }

  return { name: server.place, read, plan: ({ plan }) => plan, apply };
}

/** Into the folder that is served: a deploy that is cut off leaves old pages beside new ones. */
export function serverPlaceInPlace(
  site: SiteFiles,
  server: Server,
  rsync: Rsync,
): DeployPlace<DeployPlan> {
  async function read(): Promise<DeployPlan> {
    const names = namesIn(await orNothing(rsync(topListing(server))));
    const others = names.filter((name) => !name.startsWith("."));
    if (others.length === 0) return planDeploy(hashedFiles(site), new Map());
    if (!others.includes(SITE_INDEX_FILE)) throw new Error(holdsOthers(server.place));
    return planIn(await rsync(comparison(server, site.folder, "")), site.paths);
  }

  async function apply(): Promise<boolean> {
    for (const words of inPlaceUploads(server, site.folder)) await rsync(words);
    return true;
  }

  return { name: server.place, read, plan: (plan) => plan, apply };
}

function holdsOthers(place: string): string {
  return (
    `${place} holds something else than a deployed site, which would be lost. Empty it, ` +
    "or name another folder in site.config.ts (deploy.rsync)."
  );
}

/** Before the first deploy there is no such folder. */
async function orNothing(listed: Promise<string>): Promise<string> {
  try {
    return await listed;
  } catch (error) {
    if (error instanceof RsyncFailed && error.isMissing) return "";
    throw error;
  }
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "stet-deploy-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
