/** Whether a webhook of the project tells of what the moderator does. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import { judgeWebhooks, type SeenWebhook, type WebhookFault } from "../webhooks.ts";
import { listed } from "./listed.ts";
import type { GitlabProject } from "./project.ts";

/** https://docs.gitlab.com/api/project_webhooks/ */
const Hooks = z.array(
  z.object({
    url: z.string(),
    merge_requests_events: z.boolean(),
    note_events: z.boolean(),
    issues_events: z.boolean(),
    /** Where it is null, nobody ever chose it. */
    confidential_note_events: z.boolean().nullable().default(true),
    confidential_issues_events: z.boolean().nullable().default(true),
    /** Whether GitLab gave up on it, for ever or for a while, since it failed too often. */
    alert_status: z.string().default("executable"),
  }),
);
type Hook = z.infer<typeof Hooks>[number];

const WHERE = "Settings → Webhooks of the project shows it.";
const HIDDEN: WebhookFault = {
  says: "Webhooks only a Maintainer of the project can see.",
  mend: "To have them looked at here, run this with a token that has the role Maintainer; the service needs none.",
};
/** Somebody may have made the notice confidential: what happens to it then is told in events of its own. */
const CONFIDENTIAL =
  "/issues?scope=created_by_me&state=opened&confidential=true&order_by=created_at&per_page=1";

export async function examineHooks(
  project: GitlabProject,
  address: string | null,
): Promise<Finding[]> {
  const found = await listed(project, "/hooks?per_page=100", Hooks);
  const hidden = found === null ? HIDDEN : null;
  const isConfidential = found !== null && (await hasConfidentialNotice(project));
  const hooks = (found ?? []).map((hook) => seen(hook, isConfidential));
  return judgeWebhooks({ hooks, hidden, where: WHERE }, address);
}

async function hasConfidentialNotice(project: GitlabProject): Promise<boolean> {
  const found = await listed(project, CONFIDENTIAL, z.array(z.unknown()));
  return found !== null && found.length > 0;
}

function seen(hook: Hook, isConfidential: boolean): SeenWebhook {
  const { confidential_note_events: notes, confidential_issues_events: issues } = hook;
  const silentOn = [
    ...(hook.merge_requests_events ? [] : ["Merge request events"]),
    ...(hook.note_events ? [] : ["Comments"]),
    ...(hook.issues_events ? [] : ["Issues events"]),
    ...(notes || !isConfidential ? [] : ["Confidential comments"]),
    ...(issues || !isConfidential ? [] : ["Confidential issues events"]),
  ];
  const givenUp = {
    says: `failed too often, and GitLab sends nothing to it (${hook.alert_status})`,
    mend: `${WHERE} docs/webhooks.md says what each status means; then let GitLab test it, which switches it on again.`,
  };
  const isOn = hook.alert_status === "executable";
  return { url: hook.url, faults: isOn ? [] : [givenUp], silentOn, chosenAt: WHERE };
}
