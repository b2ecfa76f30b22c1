/** A repository on GitHub, as everything here asks it: with a token, and at a pace. */
import { type HostApi, hostApi } from "../http/host-api.ts";
import type { HostTools } from "../http/host-tools.ts";
import { newOwnLogin, type OwnLogin } from "../http/own-account.ts";
import { GITHUB_PACE, newPace, type Pace } from "../http/pace.ts";
import { appTokens } from "./app-tokens.ts";
import { headersWith, repositoryPath } from "./requests.ts";
import type { GithubSettings } from "./settings.ts";
import { fixedToken, type Tokens, withFreshToken } from "./tokens.ts";

export interface GithubRepository {
  readonly api: HostApi;
  readonly pace: Pace;
  readonly settings: GithubSettings;
  /** Before whatever belongs to the repository: `/repos/{owner}/{repository}`. */
  readonly path: string;
  readonly ownLogin: OwnLogin;
}

export function openRepository(settings: GithubSettings, tools: HostTools): GithubRepository {
  const pace = newPace(GITHUB_PACE, tools.stopwatch);
  const tokens = tokensOf(settings, tools);
  const plain = hostApi({
    baseUrl: settings.baseUrl,
    headers: async () => headersWith(await tokens.current()),
    pace,
    clock: tools.clock,
    ...(tools.timeoutMs === undefined ? {} : { timeoutMs: tools.timeoutMs }),
  });
  const api = withFreshToken(plain, tokens);
  const path = repositoryPath(settings);
  // A GitHub App is no user, and has none to tell.
  const isUser = "token" in settings.credentials;
  const ownLogin = isUser ? newOwnLogin(api) : async () => null;
  return { api, pace, settings, path, ownLogin };
}

function tokensOf(settings: GithubSettings, tools: HostTools): Tokens {
  const { credentials } = settings;
  return "token" in credentials
    ? fixedToken(credentials.token)
    : appTokens(settings, credentials, tools);
}
