/** Where comments are proposed: by site.config.ts, or to this very repository. */
import { resolve } from "node:path";
import type { SiteSettings } from "../../site/settings.ts";
import type { Setup } from "./setup.ts";

export type SiteGitHost = SiteSettings["gitHost"];

export function namedHost({ site, environment }: Pick<Setup, "site" | "environment">): SiteGitHost {
  const { gitHost } = site;
  return environment.STET_HERE === "1"
    ? { kind: "git", branch: gitHost.branch, remote: null }
    : gitHost;
}

/** The folder of the repository that the service is told to work with. */
export function repositoryFolder({
  folder,
  environment,
}: Pick<Setup, "folder" | "environment">): string {
  return resolve(folder, environment.STET_REPOSITORY || ".");
}
