/** Where site and service are, by the environment and else by site.config.ts. */
import { BadFile } from "../../comments/bad-file.ts";
import { type SiteSettings, withAddresses } from "../../site/settings.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

export type Addresses = Pick<SiteSettings, "url" | "service">;

type Given = Pick<Setup, "site" | "environment">;

/** Those of site.config.ts where the environment has something else than addresses. */
export function addressesOf({ site, environment }: Given): Addresses {
  const given = withEnvironment({ site, environment });
  return given instanceof BadFile ? site : given;
}

/** That there are settings to look at says that site.config.ts was read and is valid. */
export function examineSettings({ site, environment }: Given): Line[] {
  const valid = right("settings", `site.config.ts is valid: ${site.title}, at ${site.url}`);
  const given = withEnvironment({ site, environment });
  if (given instanceof BadFile) {
    const says = "STET_SITE_URL or STET_SERVICE_URL is not an address.";
    return [valid, wrong("settings", says, "Give each as https://user.example/blog/")];
  }
  return [
    valid,
    ...differing("STET_SITE_URL", given.url, "url", site.url),
    ...differing("STET_SERVICE_URL", given.service, "service", site.service),
  ];
}

function differing(variable: string, given: string | null, name: string, set: string | null) {
  if (given === set) return [];
  const says = `${variable} is ${given}, and ${name} of site.config.ts is ${set}: what is built without the variable goes by the latter.`;
  return [note("settings", says, "If both are meant for readers, make them the same.")];
}

function withEnvironment({ site, environment }: Given): Addresses | BadFile {
  const { STET_SITE_URL, STET_SERVICE_URL } = environment;
  try {
    return withAddresses(site, {
      site: STET_SITE_URL || undefined,
      service: STET_SERVICE_URL || undefined,
    });
  } catch (error) {
    if (error instanceof BadFile) return error;
    throw error;
  }
}
