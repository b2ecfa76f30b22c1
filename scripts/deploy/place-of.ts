/** The place that site.config.ts names. */
import { resolve } from "node:path";
import { gitIn } from "../../git-hosts/plain-git/git.ts";
import type { ServerPlace } from "../../site/deploy-settings.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { type DeployPlace, deploy } from "./deploy.ts";
import type { DeployPlan } from "./deploy-plan.ts";
import { rsync } from "./run-rsync.ts";
import type { SiteFiles } from "./site-files.ts";
import { type SshEnvironment, sshCommand, withSshAccess } from "./ssh-access.ts";
import { branchPlace } from "./to-branch.ts";
import { folderPlace } from "./to-folder.ts";
import { serverPlace, serverPlaceInPlace } from "./to-server.ts";

export interface DeployRun {
  dryRun: boolean;
  ssh: SshEnvironment;
  /** Nobody is there to be asked. */
  isBatch: boolean;
}

/** The first push of a large site takes longer than what git is asked for else. */
const LIMIT_MS = 30 * 60_000;

const NOWHERE = `Nothing says yet where the site goes. In site.config.ts, set deploy to one of:
  deploy: { branch: "pages" },                             a branch of this repository, for a host of pages
  deploy: { rsync: "deploy@user.example:/srv/blog" },      a server with ssh and rsync
  deploy: { folder: "/var/www/blog" },                     a folder of this machine
posts/publishing.md tells more of each.`;

export type NamedPlace = NonNullable<SiteSettings["deploy"]>;

/** What the settings name; throws where they name nothing, or the branch with the posts. */
export function namedPlace({
  deploy: place,
  gitHost,
}: Pick<SiteSettings, "deploy" | "gitHost">): NamedPlace {
  if (place === null) throw new Error(NOWHERE);
  if (!("branch" in place) || place.branch !== gitHost.branch) return place;
  throw new Error(
    `site.config.ts: deploy.branch: expected another branch than ${gitHost.branch}, ` +
      "which has your posts; for example pages",
  );
}

/** Gives the plan that was followed, with the name of the place. */
export async function deployTo(
  place: NamedPlace,
  site: SiteFiles,
  run: DeployRun,
): Promise<{ name: string; plan: DeployPlan }> {
  if ("rsync" in place) return toServer(site, place, run);
  if ("folder" in place) return told(folderPlace(site, resolve(place.folder)), run);
  return told(await branchPlace(gitIn(".", { limitMs: LIMIT_MS }), site, place), run);
}

function toServer(site: SiteFiles, place: ServerPlace, run: DeployRun) {
  return withSshAccess(run.ssh, run.isBatch, (access) => {
    const server = { place: place.rsync, ssh: sshCommand(access, place.port) };
    return place.inPlace
      ? told(serverPlaceInPlace(site, server, rsync), run)
      : told(serverPlace(site, server, rsync), run);
  });
}

async function told<Found>(place: DeployPlace<Found>, run: DeployRun) {
  return { name: place.name, plan: await deploy(place, run) };
}
