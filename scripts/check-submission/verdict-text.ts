/** A verdict in words, for a terminal and for the log of a CI job. */
import { SUBMISSIONS } from "../../comments/paths.ts";
import { visibleLine } from "../terminal-text.ts";
import { MAX_FILES } from "./change.ts";
import type { Verdict } from "./check.ts";
import type { Problem } from "./judge-change.ts";

/** Longer ones were made to hide what comes after them. */
const MAX_SHOWN = 500;

export function isRefusal(verdict: Verdict): boolean {
  return verdict.kind === "too-many" || (verdict.kind === "judged" && verdict.problems.length > 0);
}

export function verdictText(verdict: Verdict): string {
  switch (verdict.kind) {
    case "ordinary":
      return `Nothing in ${SUBMISSIONS}/ is changed, so there is no comment to check. Nothing else was looked at.`;
    case "too-many":
      return `This change touches ${SUBMISSIONS}/ and has ${verdict.files} files; more than ${MAX_FILES} cannot be looked at. Split it, or close the pull request.`;
    case "judged":
      return verdict.problems.length > 0
        ? refusal(verdict.problems)
        : `${counted(verdict.files, "comment")}, as the service would propose. Checked against ${verdict.base}; what is merged after that is not known here.`;
  }
}

function refusal(problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => `- ${shown(path)}: ${shown(message)}`);
  return [`This may not be merged: ${counted(problems.length, "problem")}.`, ...lines].join("\n");
}

/**
 * One line of harmless text. Logs on GitHub obey a line that begins with two colons, which ours never
 * do, and `##[…]` anywhere.
 */
function shown(text: string): string {
  const line = visibleLine(text.slice(0, MAX_SHOWN)).replaceAll("##[", "# #[");
  return text.length > MAX_SHOWN ? `${line} …` : line;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
