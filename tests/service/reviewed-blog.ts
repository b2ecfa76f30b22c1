/** What stands between a received comment and its moderator, with real parts: stores on disk, a small GitHub, a site. */
import { join } from "node:path";
import { expect } from "vitest";
import { submissionPath } from "../../comments/paths.ts";
import type { Suspicion } from "../../comments/proposal.ts";
import type { Submission } from "../../comments/submission.ts";
import type { Reviews } from "../../git-hosts/reviews.ts";
import { startDelivery } from "../../service/delivery.ts";
import { type DeployedSite, deployedSite } from "../../service/deployed-site.ts";
import { type Following, startFollowing } from "../../service/follow-proposals.ts";
import { indexCopy } from "../../service/index-copy.ts";
import type { Log } from "../../service/log.ts";
import { USUAL_RULES } from "../../service/parcels.ts";
import { type ProposalStates, proposalStates } from "../../service/proposal-states.ts";
import { type StatusName, statusOf } from "../../service/status.ts";
import { openStores, type Stores } from "../../service/stores.ts";
import { type GithubUnderTest, githubUnderTest } from "../git-hosts/github/github-under-test.ts";
import { type DeployedFiles, deployedFiles, publishPosts } from "../support/deployed-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { START } from "./opened-intake.ts";

export interface ReviewedBlog extends Omit<GithubUnderTest, "restart"> {
  site: DeployedFiles;
  knownSite: DeployedSite;
  lines: string[];
  log: Log;
  /** Others after {@link ReviewedBlog.restart}. */
  stores: Stores;
  states: ProposalStates;
  accept: (submissions: readonly Submission[], suspicions?: readonly Suspicion[]) => Promise<void>;
  /** Delivers what waits, as far as it goes without waiting; `stores` may fail where a test wants it. */
  deliver: (stores?: Stores) => Promise<void>;
  /** Follows what the moderator did, in one look. */
  follow: () => Promise<void>;
  /** How often the host was asked what changed. */
  looks: number;
  /** Goes on following; `alarm` is what it has asked to be woken for. */
  startFollowing: () => Following & { alarm: () => { wait: number; ring: () => void } | null };
  /** What the status page says of it. */
  statusOf: (submission: Submission) => Promise<StatusName | undefined>;
  /** As after a crash: nothing is remembered but what is on disk and on the host. */
  restart: () => Promise<void>;
  /** Names of all open pull requests that add this comment. */
  holding: (submission: Submission) => string[];
}

/** The posts `first-post` and `second-post` are deployed. */
export async function reviewedBlog(): Promise<ReviewedBlog> {
  const tested = await githubUnderTest();
  const site = await deployedFiles();
  publishPosts(site, { "first-post": {}, "second-post": {} });
  const folder = temporaryFolder();
  const lines: string[] = [];
  const log: Log = (event, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const open = () => openStores(folder, { clock: () => START, log });
  const copy = indexCopy(join(folder, "site-index.json"), site.url, log);
  // Whatever it is asked for is a minute old by then.
  let minutes = 0;
  const clock = () => {
    minutes += 1;
    return minutes * 60_000;
  };
  const knownSite = await deployedSite({ siteUrl: site.url, copy, clock, log });
  const newStates = () => proposalStates(tested.host, { take: () => 0 });

  const blog: ReviewedBlog = {
    ...tested,
    ...{ site, knownSite, lines, log, stores: await open(), states: newStates(), looks: 0 },
    accept: async (submissions, suspicions = []) => {
      for (const one of submissions) await blog.stores.intake.accept(one, suspicions);
    },
    deliver: async (stores = blog.stores) => {
      let isIdle = false;
      const delivery = startDelivery({
        ...stores,
        ...{ gitHost: blog.host, deployedSite: knownSite, rules: USUAL_RULES, log },
        ...{ clock: () => 0, random: () => 0 },
        after: () => {
          isIdle = true;
          return () => {};
        },
      });
      await soon(() => isIdle || stores.intake.waiting().length === 0);
      await delivery.stop();
    },
    follow: async () => {
      const following = blog.startFollowing();
      await soon(() => following.alarm() !== null);
      await following.stop();
    },
    startFollowing: () => {
      let alarm: { wait: number; ring: () => void } | null = null;
      const reviews = reviewsOf(blog);
      const lastChanged = () => {
        blog.looks += 1;
        return reviews.lastChanged();
      };
      const following = startFollowing({
        ...{ reviews: { ...reviews, lastChanged }, gitHost: blog.host },
        batches: blog.stores.batches,
        ...{ deployedSite: knownSite, states: blog.states, random: () => 0.5, log },
        lookEveryMs: 60_000,
        after: (wait, wake) => {
          const ring = () => {
            alarm = null;
            wake();
          };
          alarm = { wait, ring };
          return () => {
            alarm = null;
          };
        },
      });
      return { ...following, alarm: () => alarm };
    },
    statusOf: async ({ id }) => {
      const { stores, host: gitHost, states } = blog;
      const clock = () => START;
      const parts = { ...stores, deployedSite: knownSite, gitHost, states, clock, log };
      return (await statusOf(id, parts))?.name;
    },
    restart: async () => {
      await blog.stores.intake.close();
      blog.host = tested.restart();
      blog.stores = await open();
      blog.states = newStates();
    },
    holding: ({ post, id }) =>
      tested.server.state.issues.flatMap(({ pull, state }) => {
        const name = pull?.head.replace("comment/", "") ?? "";
        const isOpen = pull !== null && state === "open";
        const files = tested.server.state.git.files(isOpen ? pull.head : "");
        return submissionPath(post, id) in files ? [name] : [];
      }),
  };
  return blog;
}

export function reviewsOf({ host }: Pick<GithubUnderTest, "host">): Reviews {
  if (host.reviews === null) throw new Error("GitHub has pull requests");
  return host.reviews;
}

async function soon(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { interval: 2 }).toBe(true);
}
