/** Asks for things of one repository on a Forgejo or a Gitea. */
import { type HostApi, hostApi } from "../http/host-api.ts";
import type { HostTools } from "../http/host-tools.ts";
import { newPace } from "../http/pace.ts";

export interface ForgejoSettings {
  /** Of the instance, such as `https://codeberg.org`; its API is below `/api/v1`. */
  baseUrl: string;
  owner: string;
  repository: string;
  /** The main branch. */
  branch: string;
  /** With the right to write the repository and its issues. */
  token: string;
}

export interface RepositoryApi {
  readonly settings: ForgejoSettings;
  /** `owner/repository`, for sentences. */
  readonly fullName: string;
  readonly api: HostApi;
  /** The API's path for something of this repository, such as `/pulls`. */
  at: (path: string) => string;
}

export function openApi(settings: ForgejoSettings, tools: HostTools): RepositoryApi {
  const { owner, repository } = settings;
  const root = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}`;
  const api = hostApi({
    baseUrl: `${settings.baseUrl.replace(/\/+$/, "")}/api/v1`,
    headers: async () => ({ authorization: `token ${settings.token}` }),
    // Neither software counts what is created. An instance may limit requests, and says so with a 429.
    pace: newPace([], tools.stopwatch),
    clock: tools.clock,
    ...(tools.timeoutMs === undefined ? {} : { timeoutMs: tools.timeoutMs }),
  });
  return { settings, fullName: `${owner}/${repository}`, api, at: (path) => `${root}${path}` };
}

/**
 * A branch or a file as a part of an address. Its slashes stay: the routes take them, and a proxy may
 * refuse them encoded.
 */
export function inPath(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}
