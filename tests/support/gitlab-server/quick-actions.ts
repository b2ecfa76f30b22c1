/** Carries out what stands in a description, as GitLab does: the hostile half of the test server. */
import type { GitlabState, StoredIssue, StoredMergeRequest } from "./gitlab-state.ts";
import { accept, close } from "./merge-request-acts.ts";

/**
 * https://docs.gitlab.com/user/project/quick_actions/: "Each command starts with a forward slash (/)
 * and must be entered on a separate line." GitLab drops carriage returns before it looks, and letters
 * of either case will do. Which lines are code or a quotation, it tells in another way with each
 * version: here no line is.
 */
const COMMAND = /^\/(close|merge|label|title)(?: (.*))?$/gim;

export interface QuickAction {
  name: string;
  argument: string;
}

/** The text without its commands, and the commands. */
export function quickActionsIn(text: string): { text: string; actions: QuickAction[] } {
  const plain = text.replaceAll("\r", "");
  const actions = [...plain.matchAll(COMMAND)].map(([, name = "", argument = ""]) => ({
    name: name.toLowerCase(),
    argument,
  }));
  return { text: plain.replace(COMMAND, "").trimEnd(), actions };
}

export function describe(
  state: GitlabState,
  target: StoredMergeRequest | StoredIssue,
  description: string,
): void {
  const { text, actions } = quickActionsIn(description);
  target.description = text;
  for (const { name, argument } of actions) {
    if (name === "label") target.labels.push(argument);
    else if (name === "title") target.title = argument;
    else if (!("sourceBranch" in target)) target.state = "closed";
    else if (name === "merge") accept(state, target);
    else close(state, target);
  }
}
