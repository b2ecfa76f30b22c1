/** What an instance can do, by its version: its answers alone do not always tell. */
import { z } from "zod";
import type { HostApi } from "../http/host-api.ts";

const Version = z.object({ version: z.string() });

export interface Instance {
  /** As it calls itself, such as `1.15.11` or `13.0.3+gitea-1.22.0`. */
  version: () => Promise<string>;
  /**
   * Whether several files fit into one commit (`POST /contents`, since 1.20), a pull request is found by
   * its branches (`GET /pulls/{base}/{head}`, since 1.22) and anybody's right can be asked for
   * (`GET /collaborators/{name}/permission`, since 1.17): taken as one, since there are enough paths.
   */
  isNew: () => Promise<boolean>;
}

export function newInstance(api: HostApi): Instance {
  let known: string | null = null;
  async function version(): Promise<string> {
    // Once is enough: who brings an instance up to date meanwhile is served in the old way, which works.
    known ??= (await api.ask({ method: "GET", path: "/version" }, Version)).version;
    return known;
  }
  return { version, isNew: async () => isNewVersion(await version()) };
}

/** Forgejo counts in its own way since 7.0, and tells behind a `+` what Gitea it is like. */
export function isNewVersion(version: string): boolean {
  const numbers = /\+gitea-(\d+)\.(\d+)/.exec(version) ?? /^v?(\d+)\.(\d+)/.exec(version);
  // What has no number was built from the newest source.
  if (numbers === null) return true;
  const [major, minor] = numbers.slice(1).map(Number);
  return Number(major) > 1 || Number(minor) >= 22;
}
