/** Whether a webhook of the project tells of what the moderator does. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import { judgeWebhooks, type SeenWebhook, silentOn } from "../webhooks.ts";
import { listed } from "./listed.ts";
import type { GitlabProject } from "./project.ts";

/** https://docs.gitlab.com/api/project_webhooks/ */
const Hooks = z.array(
  z.object({
    url: z.string(),
    merge_requests_events: z.boolean(),
    note_events: z.boolean(),
    issues_events: z.boolean(),
    /** Whether GitLab gave up on it, for ever or for a while, since it failed too often. */
    alert_status: z.string().default("executable"),
  }),
);
type Hook = z.infer<typeof Hooks>[number];

const WHERE = "Settings → Webhooks of the project shows it.";

export async function examineHooks(
  project: GitlabProject,
  address: string | null,
): Promise<Finding[]> {
  const found = await listed(project, "/hooks?per_page=100", Hooks);
  const hidden = found === null ? "Webhooks only a Maintainer of the project can see." : null;
  return judgeWebhooks({ hooks: (found ?? []).map(seen), hidden, where: WHERE }, address);
}

function seen(hook: Hook): SeenWebhook {
  const missing = [
    ...(hook.merge_requests_events ? [] : ["Merge request events"]),
    ...(hook.note_events ? [] : ["Comments"]),
    ...(hook.issues_events ? [] : ["Issues events"]),
  ];
  const givenUp = {
    says: `failed too often, and GitLab sends nothing to it (${hook.alert_status})`,
    mend: `${WHERE} docs/webhooks.md says what each status means; then let GitLab test it, which switches it on again.`,
  };
  const isOn = hook.alert_status === "executable";
  return { url: hook.url, faults: [...(isOn ? [] : [givenUp]), ...silentOn(missing, WHERE)] };
}
