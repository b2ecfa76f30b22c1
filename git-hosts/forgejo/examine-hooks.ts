/** Whether a webhook of the repository tells of what the moderator does. */
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import { judgeWebhooks, type SeenWebhook, type WebhookFault } from "../webhooks.ts";
import { Hook } from "./answers.ts";
import { pagesOf } from "./pages.ts";
import type { ForgejoRepository } from "./repository.ts";

/**
 * As the page calls them. What is said below a pull request is an event of its own since Gitea 1.12
 * (HookEventPullRequestComment); below an issue nothing is read.
 */
const NEEDED: Readonly<Record<string, string>> = {
  pull_request: "pull requests",
  pull_request_comment: "comments on pull requests",
  issues: "issues",
};

const WHERE = "Settings → Webhooks of the repository shows it.";
const HIDDEN: WebhookFault = {
  says: "Webhooks only an administrator of the repository can see.",
  mend: "To have them looked at here, make the token's user an Administrator of the repository; nothing else needs that for webhooks.",
};

export async function examineHooks(
  repository: ForgejoRepository,
  address: string | null,
): Promise<Finding[]> {
  const found = await hooksOf(repository);
  const hidden = found === null ? HIDDEN : null;
  return judgeWebhooks({ hooks: (found ?? []).map(seen), hidden, where: WHERE }, address);
}

/** Null where they may not be seen. */
async function hooksOf(repository: ForgejoRepository): Promise<Hook[] | null> {
  const hooks: Hook[] = [];
  try {
    for await (const page of pagesOf(repository, { path: "/hooks" }, Hook)) hooks.push(...page);
    return hooks;
  } catch (error) {
    if (isHostProblem(error)) return null;
    throw error;
  }
}

function seen({ active, events, config }: Hook): SeenWebhook {
  const off: WebhookFault = { says: "is switched off", mend: `${WHERE} Tick Active.` };
  const form: WebhookFault = {
    says: "sends forms, which are not understood",
    mend: `${WHERE} Set its content type to application/json.`,
  };
  const missing = Object.keys(NEEDED).filter((name) => !events.includes(name));
  const silentOn = missing.map((name) => NEEDED[name] ?? name);
  const faults = [...(active ? [] : [off]), ...(config.content_type === "form" ? [form] : [])];
  return { url: config.url, faults, silentOn, chosenAt: `${WHERE} Choose Custom events.` };
}
