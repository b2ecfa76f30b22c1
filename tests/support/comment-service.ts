/** The comment service in a test: its real app on a real intake and a real repository, without a socket. */
import { join } from "node:path";
import type { Hono } from "hono";
import { ulid } from "ulid";
import { z } from "zod";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { createApp } from "../../service/app.ts";
import { openBatches } from "../../service/batches.ts";
import { deployedSite } from "../../service/deployed-site.ts";
import { type FormToken, newToken, writeToken } from "../../service/form-token.ts";
import { indexCopy } from "../../service/index-copy.ts";
import { openIntake } from "../../service/intake.ts";
import type { ServiceParts } from "../../service/parts.ts";
import { statesAskedEachTime } from "../../service/proposal-states.ts";
import { rateLimit } from "../../service/rate-limits.ts";
import { en } from "../../words/en.ts";
import { type DeployedFiles, deployedFiles, publishPosts } from "./deployed-files.ts";
import { gitRepository, type TestRepository } from "./git-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const SERVICE_URL = "https://comments.example/";
export const POST = "first-post";

export interface TestService {
  app: Hono;
  parts: ServiceParts;
  site: DeployedFiles;
  repository: TestRepository;
  /** The intake's folder. */
  folder: string;
  /** Milliseconds since 1970; a test moves it. */
  clock: { now: number };
  /** The lines of the log. */
  lines: string[];
  /** The address of whoever is at the other end. */
  socket: { address: string };
  token(differs?: Partial<FormToken>): string;
}

export async function testService(
  settings: Partial<ServiceParts["settings"]> = {},
  { client = 100, attempts = 100, total = 100 } = {},
): Promise<TestService> {
  const clock = { now: Date.parse("2026-06-01T12:00:00Z") };
  const lines: string[] = [];
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const site = await deployedFiles();
  publishPosts(site, { [POST]: {} });
  const folder = join(temporaryFolder(), "intake");
  const repository = gitRepository();
  const intake = await openIntake(folder, { clock: () => clock.now, log });
  const batches = await openBatches(join(folder, "batches"), { clock: () => clock.now, log });
  const socket = { address: "203.0.113.9" };
  const gitHost = plainGit({ directory: repository.folder, branch: "main", remote: null });
  const parts: ServiceParts = {
    settings: {
      siteUrl: site.url,
      serviceUrl: SERVICE_URL,
      identityKey: Buffer.alloc(32, "identity"),
      signingKeys: [Buffer.alloc(32, "signing")],
      trustedProxies: 0,
      minimumTimeMs: 3_000,
      ...settings,
    },
    site: {
      title: "A blog",
      author: "Grace Hopper",
      language: "en",
      timeZone: "UTC",
      gitHost: { branch: "main" },
      staticman: { confirm: true, redirectOrigins: [] },
    },
    words: en,
    deployedSite: await deployedSite({
      siteUrl: site.url,
      copy: indexCopy(join(folder, "site-index.json"), site.url, log),
      clock: () => clock.now,
      log,
    }),
    gitHost,
    intake,
    batches,
    states: statesAskedEachTime(gitHost, { take: () => 0 }),
    limits: {
      client: rateLimit({ burst: client, everyMs: 20_000 }, () => clock.now),
      attempts: rateLimit({ burst: attempts, everyMs: 2_000 }, () => clock.now),
      total: rateLimit({ burst: total, everyMs: 2_000 }, () => clock.now),
    },
    clock: () => clock.now,
    newId: (now) => ulid(now).toLowerCase(),
    wake: () => {},
    stylesheet: async (name) => `/* ${name} */`,
    hearWebhook: null,
    waitingFeed: null,
    log,
  };
  const token = (differs: Partial<FormToken> = {}) => {
    const fresh = newToken(parts.newId(clock.now), POST, clock.now - 60_000);
    return writeToken({ ...fresh, ...differs }, parts.settings.signingKeys);
  };
  const app = createApp(parts, () => socket.address);
  return { app, parts, site, repository, folder, clock, lines, socket, token };
}

export const ENTRY = {
  post: POST,
  replyTo: "",
  name: "Ada",
  email: "ada@example.org",
  url: "https://ada.example/",
  text: "It *works* & well.",
};

/** As a browser sends the form from the service's own page. */
export async function sendForm(
  { app }: TestService,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  path = "/comments",
): Promise<Response> {
  return app.request(path, {
    method: "POST",
    body: new URLSearchParams({ ...ENTRY, ...fields }),
    headers: { origin: new URL(SERVICE_URL).origin, accept: "text/html", ...headers },
  });
}

/** As a script on the site's pages sends it. */
export async function sendJson(
  { app, site }: TestService,
  fields: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return app.request("/comments", {
    method: "POST",
    body: JSON.stringify({ ...ENTRY, ...fields }),
    headers: {
      origin: new URL(site.url).origin,
      "content-type": "application/json",
      ...headers,
    },
  });
}

/** The value of a hidden field of a page's form. */
export function hiddenField(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
}

const JsonAnswer = z
  .object({
    id: z.string(),
    statusUrl: z.string(),
    token: z.string().nullable(),
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.unknown()),
    }),
    entry: z.record(z.string(), z.string()),
  })
  .partial();

/** What a program reads in an answer. */
export async function jsonOf(response: Response): Promise<z.infer<typeof JsonAnswer>> {
  return JsonAnswer.parse(await response.json());
}
