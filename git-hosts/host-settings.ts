/** Which git host, which repository there, and with what right: from the site's settings and the environment. Pure. */

/** As site.config.ts has it. */
export type NamedHost =
  | { kind: "git"; branch: string; remote: string | null }
  | {
      kind: "github" | "gitlab" | "forgejo";
      branch: string;
      repository: string;
      address: string | null;
    };

export type Credentials =
  | { token: string }
  /** `keyFile` holds the private key of a GitHub App, in PEM. */
  | { appId: string; installationId: number | null; keyFile: string };

export type HostSettings =
  | { kind: "git"; directory: string; branch: string; remote: string | null }
  | {
      kind: "gitlab" | "forgejo";
      address: string;
      repository: string;
      branch: string;
      token: string;
    }
  | {
      kind: "github";
      address: string;
      repository: string;
      branch: string;
      credentials: Credentials;
    };

/** What of the environment is read; each may be missing or empty. */
export interface HostEnvironment {
  STET_TOKEN?: string | undefined;
  STET_APP_ID?: string | undefined;
  STET_APP_KEY?: string | undefined;
  STET_APP_INSTALLATION?: string | undefined;
}

export interface HostSettingsProblem {
  /** Of the variable. */
  name: string;
  message: string;
}

export type ReadHostSettings =
  | { ok: true; settings: HostSettings }
  | { ok: false; problem: HostSettingsProblem };

const ADDRESSES = {
  github: "https://api.github.com",
  gitlab: "https://gitlab.com",
  forgejo: "https://codeberg.org",
} as const;

/** `directory` is the folder that plain git works in. */
export function hostSettingsFrom(
  environment: HostEnvironment,
  host: NamedHost,
  directory: string,
): ReadHostSettings {
  const { branch } = host;
  if (host.kind === "git") {
    return { ok: true, settings: { kind: "git", directory, branch, remote: host.remote } };
  }
  const { kind, repository } = host;
  const address = host.address ?? ADDRESSES[kind];
  const at = { address, repository, branch };
  const app = kind === "github" ? appIn(environment) : null;
  if (app !== null) {
    return "message" in app
      ? { ok: false, problem: app }
      : { ok: true, settings: { kind: "github", ...at, credentials: app } };
  }
  const token = environment.STET_TOKEN?.trim() ?? "";
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return { ok: false, problem: { name: "STET_TOKEN", message: tokenProblem(token, kind) } };
  }
  if (kind === "github") return { ok: true, settings: { kind, ...at, credentials: { token } } };
  return { ok: true, settings: { kind, ...at, token } };
}

/** Null where nothing is said of an app. */
function appIn(
  environment: HostEnvironment,
): Extract<Credentials, { appId: string }> | HostSettingsProblem | null {
  const { STET_APP_ID: appId, STET_APP_KEY: keyFile, STET_APP_INSTALLATION } = environment;
  if (!appId && !keyFile) return null;
  if (!appId) return { name: "STET_APP_ID", message: "is missing, and STET_APP_KEY is there" };
  if (!keyFile) return { name: "STET_APP_KEY", message: "is missing, and STET_APP_ID is there" };
  if (STET_APP_INSTALLATION && !/^\d{1,15}$/.test(STET_APP_INSTALLATION))
    return { name: "STET_APP_INSTALLATION", message: "expected a number" };
  const installationId = STET_APP_INSTALLATION ? Number(STET_APP_INSTALLATION) : null;
  return { appId, installationId, keyFile };
}

function tokenProblem(token: string, kind: string): string {
  if (token === "") return `is missing, and site.config.ts has gitHost.kind ${kind}`;
  return "holds what no token has: expected letters, digits and signs, without spaces";
}
