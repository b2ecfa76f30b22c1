/** Tokens of a GitHub App: each holds for an hour, and is shared by all requests of that time. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { SignJWT } from "jose/jwt/sign";
import { z } from "zod";
import { type HostApi, hostApi } from "../http/host-api.ts";
import { HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { HostTools } from "../http/host-tools.ts";
import { newPace } from "../http/pace.ts";
import type { RequestBody } from "./request-body.ts";
import { headersWith, repositoryPath } from "./requests.ts";
import type { GithubApp, GithubSettings } from "./settings.ts";
import type { Tokens } from "./tokens.ts";

/** A request that begins just before the end must not come too late. */
const SPARE_MS = 5 * 60_000;

interface Token {
  token: string;
  /** By the clock, in milliseconds since 1970. */
  until: number;
}

interface Held {
  made: Promise<Token>;
  /** Null as long as it is being made. */
  token: string | null;
}

export function appTokens(settings: GithubSettings, app: GithubApp, tools: HostTools): Tokens {
  const api = apiOfApp(settings, app, tools);
  let held: Held | null = null;

  function begin(): Held {
    const next: Held = { made: newToken(api, settings, app), token: null };
    held = next;
    next.made.then(
      ({ token }) => {
        next.token = token;
      },
      // Whoever waits for it gets the error; the next one begins anew.
      () => {
        if (held === next) held = null;
      },
    );
    return next;
  }

  async function current(): Promise<string> {
    const mine = held ?? begin();
    const { token, until } = await mine.made;
    if (tools.clock() < until) return token;
    // Of all who find it old at the same moment, the first one begins the next.
    const next = held === mine || held === null ? begin() : held;
    return (await next.made).token;
  }

  function drop(refused: string): boolean {
    // Whoever comes later with the same refusal finds another one in its place already.
    if (held?.token === refused) held = null;
    return true;
  }

  return { current, drop };
}

const Installation = z.object({
  id: z.number(),
  permissions: z.record(z.string(), z.string()),
  /** Of which the app's webhook tells. */
  events: z.array(z.string()).default([]),
});

export type Installation = z.infer<typeof Installation>;

/** The app's installation on the repository; throws a HostProblem where there is none. */
export async function installationOf(
  api: HostApi,
  settings: GithubSettings,
): Promise<Installation> {
  const path = `${repositoryPath(settings)}/installation`;
  const found = await explained(api.find({ method: "GET", path }, Installation));
  if (found !== null) return found;
  const message =
    `The GitHub App is not installed on ${settings.owner}/${settings.repository}. ` +
    "Install it there, or check owner and name.";
  throw new HostProblem(message, { kind: "missing", status: 404 });
}

/** Asks as the app itself, which is how tokens are had. */
export function apiOfApp(settings: GithubSettings, app: GithubApp, tools: HostTools): HostApi {
  return hostApi({
    baseUrl: settings.baseUrl,
    headers: async () => headersWith(await signedClaim(app, tools.clock())),
    pace: newPace([], tools.stopwatch),
    clock: tools.clock,
    ...(tools.timeoutMs === undefined ? {} : { timeoutMs: tools.timeoutMs }),
  });
}

const Created = z.object({ token: z.string(), expires_at: z.iso.datetime({ offset: true }) });

async function newToken(api: HostApi, settings: GithubSettings, app: GithubApp): Promise<Token> {
  const id = app.installationId ?? (await installationOf(api, settings)).id;
  const path = `/app/installations/${id}/access_tokens`;
  // The app may be installed on more; no token of ours needs to open them.
  const body = { repositories: [settings.repository] } satisfies RequestBody<
    "/app/installations/{installation_id}/access_tokens",
    "post"
  >;
  const made = await explained(api.find({ method: "POST", path, body }, Created));
  if (made !== null) return { token: made.token, until: Date.parse(made.expires_at) - SPARE_MS };
  const message =
    `The GitHub App has no installation ${id}. ` +
    "Leave the installation out of the settings, and it is looked for.";
  throw new HostProblem(message, { kind: "missing", status: 404 });
}

const MINUTE_S = 60;

/** docs.github.com, "Generating a JSON Web Token (JWT) for a GitHub App": clocks differ, and ten minutes are the most. */
function signedClaim({ appId, privateKey }: GithubApp, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(appId)
    .setIssuedAt(seconds - MINUTE_S)
    .setExpirationTime(seconds + 8 * MINUTE_S)
    .sign(readKey(privateKey));
}

function readKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "rsa") return key;
  } catch {
    // What OpenSSL says of it helps nobody.
  }
  const message =
    "The private key of the GitHub App cannot be read. " +
    "Give the whole text of the .pem file that GitHub made for the app, with its first and last line.";
  throw new HostProblem(message, { kind: "denied" });
}

/** Of a refused claim GitHub only says that it could not decode it. */
async function explained<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (!isHostProblem(cause) || cause.status !== 401) throw cause;
    const message =
      "GitHub does not take the GitHub App for what it says. Check that the app's id is right, " +
      "that the private key is one of this app's, and that the clock of this machine is right.";
    throw new HostProblem(message, { kind: "denied", status: 401, cause });
  }
}
