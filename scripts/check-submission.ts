/** `npm run check-submission`: what CI runs on a pull request before it may be merged. */
import { gitIn } from "../git-hosts/plain-git/git.ts";
import { site } from "../site.config.ts";
import { checkSubmission } from "./check-submission/check.ts";
import { fetchHead } from "./check-submission/fetch-head.ts";
import { isRefusal, verdictText } from "./check-submission/verdict-text.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run check-submission -- [--fetch] [BASE] HEAD

Says whether a change may be merged that adds comments to comments-data/submissions/:
whole and valid files, each for a new comment on a post that is there, and nothing else.
Exits with 1 if not. A change that does not touch that folder is none of its business.

BASE and HEAD are commits or refs. Without BASE it is your main branch (site.config.ts,
gitHost.branch) as it is here. What HEAD adds is read as data out of git: nothing of it is
checked out or run. docs/ci/ has this ready for GitHub, GitLab and Forgejo.

  --fetch  for CI: fetches HEAD from origin first`;

const { values, positionals } = commandLine(
  USAGE,
  { fetch: { type: "boolean", default: false } },
  { allowPositionals: true },
);
const { base, head } = orUsage(USAGE, () => namesIn(positionals));

try {
  const git = gitIn(".");
  const verdict = await checkSubmission(git, {
    base,
    head: values.fetch ? await fetchHead(git, head) : head,
    now: Date.now(),
  });
  if (isRefusal(verdict)) {
    console.error(verdictText(verdict));
    process.exitCode = 1;
  } else {
    console.log(verdictText(verdict));
  }
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

function namesIn(names: readonly string[]): { base: string; head: string } {
  const [first, second, third] = names;
  if (first === undefined || third !== undefined)
    throw new Error("It takes the head of one change, and before it the base, if you name one.");
  return second === undefined
    ? { base: site.gitHost.branch, head: first }
    : { base: first, head: second };
}
