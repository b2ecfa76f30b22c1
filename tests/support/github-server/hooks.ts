/** Webhooks as a GitHub in memory has them, with the fields of the description that are read. */

export interface HookConfig {
  url?: string;
  content_type?: "json" | "form";
  secret?: string;
}

export interface Hook {
  active: boolean;
  events: string[];
  config: HookConfig;
  last_response: { code: number | null; status: string | null; message: string | null };
}

/** The own webhook of a GitHub App. */
export interface AppHook {
  config: HookConfig;
  events: string[];
  /** The newest first. */
  deliveries: { status: string; status_code: number }[];
}

export const NEVER_SENT = { code: null, status: "unused", message: null };

/** One that was set up as the guide says. */
export function hookTo(url: string): Hook {
  return {
    active: true,
    events: ["issue_comment", "issues", "pull_request"],
    config: { url, content_type: "json", secret: "********" },
    last_response: NEVER_SENT,
  };
}

export function appHookTo(url: string): AppHook {
  const { events, config } = hookTo(url);
  return { events, config, deliveries: [] };
}
