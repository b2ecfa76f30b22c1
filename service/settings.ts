/** The comment service's settings, from its environment and site.config.ts. Pure. */
import { z } from "zod";
import { type HostSettings, hostSettingsFrom } from "../git-hosts/host-settings.ts";
import type { site } from "../site.config.ts";
import type { Rate } from "./rate-limits.ts";
import type { SigningKeys } from "./signatures.ts";

type Site = Pick<typeof site, "url" | "service" | "gitHost">;

export interface ServiceSettings {
  port: number;
  host: string;
  siteUrl: string;
  /** Null on port 0 without STET_SERVICE_URL: then it is where the service turns out to listen. */
  serviceUrl: string | null;
  intake: string;
  gitHost: HostSettings;
  identityKey: Buffer;
  signingKeys: SigningKeys;
  trustedProxies: number;
  clientRate: Rate;
  totalRate: Rate;
  /** How often the git host is asked what became of pull requests. */
  lookEveryMs: number;
  /** A form sent sooner than this after it was opened was filled in by a machine. */
  minimumTimeMs: number;
}

export interface SettingProblem {
  name: string;
  message: string;
  example: string;
}

export type ReadSettings =
  | { ok: true; settings: ServiceSettings }
  | { ok: false; problems: SettingProblem[] };

const KEY_BYTES = 32;
const A_KEY = "4f1d…  (64 hexadecimal digits, made by: openssl rand -hex 32)";

const EXAMPLES: Readonly<Record<string, string>> = {
  PORT: "8081",
  HOST: "127.0.0.1",
  STET_SITE_URL: "https://user.example/blog/",
  STET_SERVICE_URL: "https://comments.user.example/",
  STET_HERE: "1",
  STET_TOKEN: "github_pat_11A…  (made on the git host, for this repository alone)",
  STET_APP_ID: "123456",
  STET_APP_KEY: "/etc/stet/github-app.pem",
  STET_APP_INSTALLATION: "7654321",
  IDENTITY_KEY: A_KEY,
  SIGNING_KEYS: `${A_KEY}, several with commas between them`,
  TRUSTED_PROXIES: "1",
  STET_CLIENT_BURST: "5",
  STET_CLIENT_SECONDS: "20",
  STET_TOTAL_BURST: "30",
  STET_TOTAL_SECONDS: "2",
  STET_MINIMUM_SECONDS: "3",
  STET_LOOK_SECONDS: "60",
};

const Key = z.string().transform((text, context) => {
  const key = keyOf(text.trim());
  if (key !== null) return key;
  context.addIssue(`expected at least ${KEY_BYTES} bytes, written in hexadecimal or base64`);
  return z.NEVER;
});

const Keys = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.tuple([Key], Key));

const Address = z
  .url({ protocol: /^https?$/, error: "expected an http or https address" })
  .transform((url) => (url.endsWith("/") ? url : `${url}/`));

const Environment = z.object({
  PORT: whole(0, 65_535).default(8081),
  HOST: z.string().default("127.0.0.1"),
  STET_SITE_URL: Address.optional(),
  STET_SERVICE_URL: Address.optional(),
  STET_INTAKE: z.string().default(".stet/intake"),
  STET_REPOSITORY: z.string().default("."),
  STET_HERE: z.literal("1", "expected 1, or nothing").optional(),
  STET_TOKEN: z.string().optional(),
  STET_APP_ID: z.string().optional(),
  STET_APP_KEY: z.string().optional(),
  STET_APP_INSTALLATION: z.string().optional(),
  IDENTITY_KEY: Key,
  SIGNING_KEYS: Keys,
  TRUSTED_PROXIES: whole(0, 10).default(0),
  STET_CLIENT_BURST: whole(1, 1_000).default(5),
  STET_CLIENT_SECONDS: whole(1, 86_400).default(20),
  STET_TOTAL_BURST: whole(1, 100_000).default(30),
  STET_TOTAL_SECONDS: whole(1, 86_400).default(2),
  STET_MINIMUM_SECONDS: whole(0, 60).default(3),
  STET_LOOK_SECONDS: whole(1, 86_400).default(60),
});

/** Says everything that is wrong at once. */
export function readSettings(environment: NodeJS.Dict<string>, site: Site): ReadSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return problem(name, environment[name] ? message : "is missing");
    });
    return { ok: false, problems };
  }
  const host = hostOf(parsed.data, site);
  const settings = settingsFrom(parsed.data, site);
  const problems = contradictions(settings);
  if (!host.ok) problems.push(problem(host.problem.name, host.problem.message));
  if (!host.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: { ...settings, gitHost: host.settings } };
}

function hostOf(env: z.infer<typeof Environment>, { gitHost }: Site) {
  const here = { kind: "git", branch: gitHost.branch, remote: null } as const;
  return hostSettingsFrom(env, env.STET_HERE === "1" ? here : gitHost, env.STET_REPOSITORY);
}

function settingsFrom(
  env: z.infer<typeof Environment>,
  site: Site,
): Omit<ServiceSettings, "gitHost"> {
  return {
    port: env.PORT,
    host: env.HOST,
    siteUrl: env.STET_SITE_URL ?? site.url,
    serviceUrl: env.STET_SERVICE_URL ?? (env.PORT === 0 ? null : site.service),
    intake: env.STET_INTAKE,
    identityKey: env.IDENTITY_KEY,
    signingKeys: env.SIGNING_KEYS,
    trustedProxies: env.TRUSTED_PROXIES,
    clientRate: { burst: env.STET_CLIENT_BURST, everyMs: env.STET_CLIENT_SECONDS * 1000 },
    totalRate: { burst: env.STET_TOTAL_BURST, everyMs: env.STET_TOTAL_SECONDS * 1000 },
    minimumTimeMs: env.STET_MINIMUM_SECONDS * 1000,
    lookEveryMs: env.STET_LOOK_SECONDS * 1000,
  };
}

function contradictions(settings: Omit<ServiceSettings, "gitHost">): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (settings.serviceUrl === null && settings.port !== 0) {
    problems.push(problem("STET_SERVICE_URL", "is missing, and site.config.ts sets no `service`"));
  }
  // A leaked signing key is replaced within a day; the identity key has to stay as long as the avatars.
  if (settings.signingKeys.some((key) => key.equals(settings.identityKey))) {
    problems.push(problem("SIGNING_KEYS", "holds the IDENTITY_KEY, which must sign nothing else"));
  }
  return problems;
}

function problem(name: string, message: string): SettingProblem {
  return { name, message, example: EXAMPLES[name] ?? "" };
}

function whole(min: number, max: number) {
  const error = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, error)
    .transform(Number)
    .refine((number) => number >= min && number <= max, error);
}

function keyOf(text: string): Buffer | null {
  const encoding = /^(?:[0-9a-f]{2})+$/i.test(text) ? "hex" : "base64";
  if (encoding === "base64" && !/^[\w+/-]+={0,2}$/.test(text)) return null;
  const key = Buffer.from(text, encoding);
  return key.length >= KEY_BYTES ? key : null;
}
