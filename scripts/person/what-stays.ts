/** What an erasure cannot reach, said plainly, with what can be done about each. Pure. */
import type { SiteSettings } from "../../site/settings.ts";
import { deployCommands, type ErasedComment, historyCommands } from "./history-commands.ts";

export interface Leftovers {
  erased: readonly ErasedComment[];
  gitHost: SiteSettings["gitHost"];
  deploy: SiteSettings["deploy"];
  /** Address of the repository; null where it is only here. */
  origin: string | null;
  /** Refs here that hold what waits, or was refused, under their ids. */
  refs: readonly string[];
}

export function whatStays({ erased, gitHost, deploy, origin, refs }: Leftovers): string[] {
  return [
    "What stays, and what can be done about it:",
    "",
    ...point(
      "Git's history has every earlier version of the threads, and the files that comments came as.",
      "This rewrites it, with git-filter-repo (github.com/newren/git-filter-repo). Commit and push everything first. Afterwards each clone must be made anew: an old one brings all of it back.",
    ),
    "",
    ...historyCommands(erased, origin),
    "",
    ...(origin === null ? [COPY, ""] : []),
    ...point(...onHost(gitHost.kind)),
    ...point(
      "Comments of theirs that wait, or were refused, are no part of this site.",
      "npm run moderate shows those that wait; reject what is theirs.",
      ...(refs.length === 0
        ? []
        : ["These take away what this repository holds, and that it was refused:"]),
    ),
    ...refs.flatMap(commandsFor),
    ...deployed(deploy),
    ...point(
      "The comment service keeps what waits in its own folder (STET_INTAKE, else .stet/intake), and of what was proposed an id and a fingerprint for 90 days. E-mail addresses it does not keep.",
    ),
    ...point(
      "An import that is repeated brings none of it back. The export file of the old system has it still, and so have the reports in .stet/import/ where a comment found no post: delete them when you need them no more.",
    ),
    ...point(
      "The site has it until it is built and deployed anew. Caches, search engines, feed readers, archives and other people's clones may have copies that nobody here can reach.",
    ),
    ...point(
      "Others may name or quote them in comments of their own: npm run moderate -- edit ID.",
    ),
  ];
}

const COPY = "The first line keeps a copy, should something go wrong: delete it when all is well.";

/** What waits is refused first: the service would propose it anew. */
function commandsFor(ref: string): string[] {
  const [, id] = /^refs\/heads\/comment\/(.+)$/.exec(ref) ?? [];
  if (id === undefined) return [`    git update-ref -d ${ref}`];
  return [`    npm run moderate -- reject ${id}`, `    git update-ref -d refs/stet/rejected/${id}`];
}

/** What earlier deploys have left behind. */
function deployed(place: SiteSettings["deploy"]): string[] {
  if (place === null || ("rsync" in place && place.inPlace)) return [];
  if (!("branch" in place))
    return point(
      "Beside the site that is served, versions/ holds the one before it, until another deploy changes something. You can delete it there.",
    );
  return [
    ...point(
      `The branch ${place.branch} of ${place.remote} has the pages and feeds of every deploy, and the commands above do not change those.`,
      "When all else is done, these deploy the site once more and begin the branch anew with it:",
    ),
    ...deployCommands(place).map((command) => `    ${command}`),
  ];
}

function point(first: string, ...more: readonly string[]): string[] {
  return [`- ${first}`, ...more.map((line) => `  ${line}`)];
}

/** What a pull request leaves behind on each. */
function onHost(kind: SiteSettings["gitHost"]["kind"]): [string, ...string[]] {
  switch (kind) {
    case "git":
      return ["What was pushed elsewhere stays there until that repository is rewritten as well."];
    case "github":
      return [
        "GitHub keeps each pull request: its text, and its commits under refs/pull/NUMBER/head, which nobody but GitHub can delete.",
        "Edit the text, and delete its earlier versions there (“edited”). For the commits, and for pages that GitHub caches, ask its support, with the numbers of the pull requests and “Removing sensitive data from a repository” in its documentation.",
      ];
    case "gitlab":
      return [
        "GitLab keeps each merge request: its text, and its commits under refs/merge-requests/NUMBER/head and refs/keep-around.",
        "An owner of the project can delete the merge request. After the rewriting, upload filter-repo/commit-map from rewritten.git under Settings, Repository, Repository maintenance: that takes the old commits away.",
      ];
    case "forgejo":
      return [
        "Forgejo and Gitea keep each pull request: its text, and its commits under refs/pull/NUMBER/head.",
        "Edit the text. Whoever may write can delete the commits with git push ORIGIN --delete refs/pull/NUMBER/head, after which its page shows an error; where that is refused, ask the administrator. Old commits can be read by their number until the server tidies up (git gc).",
      ];
  }
}
