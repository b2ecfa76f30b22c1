/** Whether a webhook of the repository, or the GitHub App's own, tells of what the moderator does. */
import { z } from "zod";
import type { HostApi } from "../http/host-api.ts";
import type { HostTools } from "../http/host-tools.ts";
import type { Finding } from "../reviews.ts";
import { judgeWebhooks, type SeenWebhook, type WebhookFault } from "../webhooks.ts";
import { apiOfApp, installationOf } from "./app-tokens.ts";
import { orNull } from "./or-null.ts";
import type { GithubRepository } from "./repository.ts";
import type { GithubApp } from "./settings.ts";

/** As GitHub's page calls them. */
const NEEDED: Readonly<Record<string, string>> = {
  pull_request: "Pull requests",
  issue_comment: "Issue comments",
  issues: "Issues",
};

const Config = z.object({
  url: z.string().default(""),
  content_type: z.string().optional(),
  /** Stars, where there is one. */
  secret: z.string().optional(),
});
const Hook = z.object({
  active: z.boolean(),
  events: z.array(z.string()),
  config: Config,
  last_response: z
    .object({ code: z.number().nullable(), message: z.string().nullable() })
    .optional(),
});
const Deliveries = z.array(z.object({ status_code: z.number(), status: z.string() }));

const OF_REPOSITORY = "Settings → Webhooks of the repository shows it.";
const HIDDEN: WebhookFault = {
  says: "Webhooks of the repository the token may not see.",
  mend: "To have them looked at here, give the token or the app the repository permission Webhooks, Read-only; the user of a token needs the role Admin besides.",
};
const OF_APP = "Settings → Developer settings → GitHub Apps shows it.";

export async function examineHooks(
  repository: GithubRepository,
  tools: HostTools,
  address: string | null,
): Promise<Finding[]> {
  const { api, path, settings } = repository;
  const call = { method: "GET", path: `${path}/hooks?per_page=100` } as const;
  const found = await orNull(api.find(call, z.array(Hook)));
  const { credentials } = settings;
  // It is not listed among those of the repository.
  const appHook = "token" in credentials ? [] : await hookOfApp(repository, credentials, tools);
  const hooks = [...appHook, ...(found ?? []).map(ofRepository)];
  const hidden = found === null ? HIDDEN : null;
  const where = "token" in credentials ? OF_REPOSITORY : `${OF_APP} ${OF_REPOSITORY}`;
  return judgeWebhooks({ hooks, hidden, where }, address);
}

function ofRepository({
  active,
  events,
  config,
  last_response: last,
}: z.infer<typeof Hook>): SeenWebhook {
  const off = { says: "is switched off", mend: `${OF_REPOSITORY} Tick Active.` };
  const faults = [
    ...(active ? [] : [off]),
    ...faultsIn(config, OF_REPOSITORY),
    ...lastFault(last?.code ?? null, last?.message ?? null, OF_REPOSITORY),
  ];
  return { url: config.url, faults, silentOn: missingFrom(events), chosenAt: OF_REPOSITORY };
}

/** https://docs.github.com/en/rest/apps/webhooks: asked as the app itself. */
async function hookOfApp(
  { settings }: GithubRepository,
  app: GithubApp,
  tools: HostTools,
): Promise<SeenWebhook[]> {
  const api = apiOfApp(settings, app, tools);
  const config = await orNull(api.find({ method: "GET", path: "/app/hook/config" }, Config));
  if (config === null || config.url === "") return [];
  const { events } = await installationOf(api, settings);
  const last = await lastDelivery(api);
  const faults = [
    ...faultsIn(config, OF_APP),
    ...lastFault(last?.status_code ?? null, last?.status ?? null, OF_APP),
  ];
  return [{ url: config.url, faults, silentOn: missingFrom(events), chosenAt: OF_APP }];
}

async function lastDelivery(api: HostApi) {
  const call = { method: "GET", path: "/app/hook/deliveries?per_page=1" } as const;
  return (await orNull(api.find(call, Deliveries)))?.[0] ?? null;
}

function missingFrom(events: readonly string[]): string[] {
  const missing = Object.keys(NEEDED).filter((name) => !events.includes(name));
  return events.includes("*") ? [] : missing.map((name) => NEEDED[name] ?? name);
}

function faultsIn({ content_type: type, secret }: z.infer<typeof Config>, where: string) {
  const form: WebhookFault = {
    says: "sends forms, which are not understood",
    mend: `${where} Set its content type to application/json.`,
  };
  const unsigned: WebhookFault = {
    says: "has no secret, so that what it sends is refused",
    mend: `${where} Give it the secret that STET_WEBHOOK_SECRET has.`,
  };
  return [...(type === "json" ? [] : [form]), ...(secret ? [] : [unsigned])];
}

/** What was heard before is refused with 409, where somebody let it be sent again. */
const HARMLESS = 409;

/** Without a status where nothing was sent yet. */
function lastFault(status: number | null, said: string | null, where: string): WebhookFault[] {
  if (status === null || (status >= 200 && status < 300) || status === HARMLESS) return [];
  return [
    {
      says: `failed the last time: ${status}${said ? `, ${said}` : ""}`,
      mend: `${where} docs/webhooks.md says what each status means; then let it be sent again.`,
    },
  ];
}
