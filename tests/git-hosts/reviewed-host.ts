/** A git host with pull requests, and what people do there. */
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { Proposal } from "../../git-hosts/proposal.ts";
import type { Reviews, Seen } from "../../git-hosts/reviews.ts";
import { type Awaitable, type HostUnderTest, NAME } from "./git-host.contract.ts";

export interface ReviewedHostUnderTest extends HostUnderTest {
  reviewer: {
    /** Says something below the pull request. */
    remark: (name: string, text: string, by: "writer" | "stranger") => Awaitable<unknown>;
    /** As a moderator does; the repository has the label by then. */
    label: (name: string, label: string) => Awaitable<unknown>;
    setBody: (name: string, body: string) => Awaitable<unknown>;
    /** As it is shown now. */
    pullRequest: (name: string) => Awaitable<{ title: string; body: string; labels: string[] }>;
    /** All that were ever made of this branch. */
    countPullRequests: (name: string) => Awaitable<number>;
    close: (name: string) => Awaitable<unknown>;
    reopen: (name: string) => Awaitable<unknown>;
    deleteBranch: (name: string) => Awaitable<unknown>;
    branches: () => Awaitable<readonly string[]>;
    /** Where main is. */
    makeBranch: (branch: string) => Awaitable<unknown>;
    commitOnMain: (path: string, content: string) => Awaitable<unknown>;
    /** As a moderator does on the host's pages. */
    commitOnProposal: (name: string, path: string, content: string) => Awaitable<unknown>;
    /** Called with the method and the path of each request from now on, before anything is done. */
    beforeRequests: (act: (method: string, path: string) => Awaitable<void>) => void;
    /** A stranger's, with a label that they gave it or somebody else did. */
    openIssue: (issue: { label: string; title: string; body: string }) => Awaitable<unknown>;
    openNotices: (label: string) => Awaitable<readonly { title: string; body: string }[]>;
    /** Whose name stands on the commit that the branch ends with. */
    committer: (name: string) => Awaitable<string>;
    /** Requests that the host got so far. */
    requests: () => number;
  };
}

/** What may be replaced: all that stands there now. */
export async function seenNow({ reviews }: GitHost): Promise<Seen> {
  return (await reviews?.read(NAME)) ?? { body: "", head: "" };
}

export async function reviseNow(host: GitHost, to: Proposal): Promise<void> {
  await host.reviews?.revise(to, await seenNow(host));
}

export function reviewsOf({ reviews }: GitHost): Reviews {
  if (reviews === null) throw new Error("this git host has no pull requests");
  return reviews;
}
