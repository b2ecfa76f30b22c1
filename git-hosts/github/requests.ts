/** What all requests to GitHub have in common. */
import type { GithubSettings } from "./settings.ts";

/** Before whatever belongs to the repository. */
export function repositoryPath({ owner, repository }: GithubSettings): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}`;
}

export function headersWith(token: string): Readonly<Record<string, string>> {
  return {
    accept: "application/vnd.github+json",
    // Without one, GitHub answers with whatever is its default by then, and refuses unnamed programs.
    "x-github-api-version": "2022-11-28",
    "user-agent": "stet",
    authorization: `Bearer ${token}`,
  };
}
