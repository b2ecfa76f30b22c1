/** The moderator's private feed of what waits on plain git, as a feed reader gets it. */
import { beforeEach, describe, expect, test } from "vitest";
import { submissionPath } from "../../../comments/paths.ts";
import { proposalOf, type Suspicion } from "../../../comments/proposal.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { plainModeration } from "../../../git-hosts/plain-git/moderation.ts";
import { waitingProposals } from "../../../git-hosts/plain-git/waiting-proposals.ts";
import { createApp } from "../../../service/app.ts";
import { statusPath } from "../../../service/status-address.ts";
import { feedPath } from "../../../service/waiting-feed/feed-address.ts";
import { waitingFeed } from "../../../service/waiting-feed/waiting-feed.ts";
import { POST, SERVICE_URL, type TestService, testService } from "../../support/comment-service.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";
import { elementsNamed, parseXml, type XmlElement } from "../../support/well-formed-xml.ts";

let service: TestService;
/** How many proposals were read, each time. */
let listed: number[];
let asked: number;
let path: string;
let app: TestService["app"];
let stopwatch: number;

beforeEach(async () => {
  service = await testService();
  listed = [];
  asked = 0;
  stopwatch = 0;
  const proposals = waitingProposals(settings());
  const feed = waitingFeed({
    proposals: {
      find: () => {
        asked += 1;
        return proposals.find();
      },
      read: (found) => {
        listed.push(found.length);
        return proposals.read(found);
      },
    },
    ...{ gitHost: service.parts.gitHost, deployedSite: service.parts.deployedSite },
    ...{ title: "A <blog> & more", serviceUrl: SERVICE_URL, log: service.parts.log },
    stopwatch: () => stopwatch,
  });
  app = createApp({ ...service.parts, waitingFeed: feed }, () => "192.0.2.1");
  path = `/${feedPath(service.parts.settings.signingKeys)}`;
});

function settings() {
  return { directory: service.repository.folder, branch: "main", remote: null };
}

async function propose(
  changes: Partial<Submission> = {},
  suspicions: readonly Suspicion[] = [],
): Promise<Submission> {
  const submission = sampleSubmission({ post: POST, ...changes });
  await service.parts.gitHost.propose(proposalOf(submission, suspicions));
  return submission;
}

async function feed(): Promise<XmlElement> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return parseXml(await response.text());
}

async function entries(): Promise<XmlElement[]> {
  return elementsNamed(await feed(), "entry");
}

function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.children.find((child) => child.name === name)?.text;
}

test("an entry has who, where and when, the comment as it will look, and what to do", async () => {
  const { id } = await propose();
  const [entry, ...others] = await entries();
  expect(others).toEqual([]);
  expect(textOf(entry, "title")).toBe(`Ada on “About ${POST}”`);
  expect(textOf(entry, "id")).toBe(`urn:stet:comment:${id}`);
  expect(textOf(entry, "published")).toBe("2026-05-28T19:14:03Z");
  expect(textOf(entry, "updated")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(entry?.children.find(({ name }) => name === "link")?.attributes).toEqual({
    href: `${service.site.url}2026/${POST}/`,
  });
  const content = textOf(entry, "content");
  expect(content).toContain("<p>As <em>sent</em>.</p>");
  expect(content).toContain(`npm run moderate -- approve ${id}`);
});

test("the feed is a valid one where nothing waits, and does not tell its key", async () => {
  const root = await feed();
  expect(root.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
  expect(textOf(root, "title")).toBe("Comments that wait on A <blog> & more");
  expect(textOf(root, "id")).toBe(`${SERVICE_URL}waiting.atom`);
  expect(textOf(root, "updated")).toBe("1970-01-01T00:00:00Z");
});

test("the newest comes first, and there is an end to them", async () => {
  for (const number of [2, 1, 3]) await propose({ id: submissionId(number) });
  const ids = (await entries()).map((entry) => textOf(entry, "id"));
  expect(ids).toEqual([3, 2, 1].map((number) => `urn:stet:comment:${submissionId(number)}`));
  expect(listed).toEqual([3]);
});

describe("suspected spam", () => {
  const suspectsIn = (all: readonly XmlElement[]) =>
    all.filter((entry) => textOf(entry, "id") === "urn:stet:suspects");

  test("is one entry that says how much there is, in words that nothing acts on", async () => {
    const author = { name: "Cheap <b>pills</b>", url: "https://evil.example/", key: null };
    const text = "Buy **now** at https://evil.example/";
    await propose({ id: submissionId(1), author, text }, ["links", "no-letters"]);
    await propose({ id: submissionId(2) }, ["links"]);
    await propose({ id: submissionId(3) });
    const all = await entries();
    expect(all).toHaveLength(2);
    const [entry] = suspectsIn(all);
    expect(textOf(entry, "title")).toBe("2 comments suspected to be spam");
    const content = textOf(entry, "content") ?? "";
    expect(content).toMatch(
      /As sent \(three links or more\)<\/li><li>Cheap b pills b on .*Buy now at https evil example \(/,
    );
    expect(content).not.toContain("evil.example");
    expect(content).not.toContain("not shown");
  });

  test("pushes nobody out, stays the same entry, and is as new as its newest", async () => {
    await propose({ id: submissionId(1) });
    for (let number = 2; number < 25; number += 1)
      await propose({ id: submissionId(number) }, ["links"]);
    const all = await entries();
    expect(all).toHaveLength(2);
    expect(listed).toEqual([21]);
    const [entry] = suspectsIn(all);
    expect(textOf(entry, "title")).toBe("23 comments suspected to be spam");
    expect(textOf(entry, "content")).toContain("3 more comments not shown.");
    const newest = (await waitingProposals(settings()).find()).map(({ date }) => date).sort();
    expect(textOf(entry, "updated")).toBe(newest.at(-1));
  });

  test("does not count what main holds, though its branch is left", async () => {
    const submission = await propose({}, ["links"]);
    service.repository.commit("Approve by hand", {
      [submissionPath(POST, submission.id)]: stableJson(Submission, submission),
    });
    expect(await entries()).toEqual([]);
  });
});

describe("it has no more", () => {
  test("what was approved, or refused", async () => {
    for (const number of [1, 2, 3]) await propose({ id: submissionId(number) });
    const moderation = plainModeration(settings());
    await moderation.approve([submissionId(1)]);
    await moderation.refuse([submissionId(2)], "spam");
    expect((await entries()).map((entry) => textOf(entry, "id"))).toEqual([
      `urn:stet:comment:${submissionId(3)}`,
    ]);
  });

  test("what main holds, though its branch is left", async () => {
    const submission = await propose();
    service.repository.commit("Approve by hand", {
      [submissionPath(POST, submission.id)]: stableJson(Submission, submission),
    });
    expect(await entries()).toEqual([]);
  });
});

describe("what somebody broke by hand", () => {
  test("in its branch is left out and logged, and the others are there", async () => {
    const { id } = await propose();
    await propose({ id: submissionId(2) });
    const file = { path: submissionPath(POST, id), content: "{" };
    await plainModeration(settings()).amend(id, [file], "Break");
    expect((await entries()).map((entry) => textOf(entry, "id"))).toEqual([
      `urn:stet:comment:${submissionId(2)}`,
    ]);
    expect(service.lines.join()).toContain("unreadable-proposal");
  });

  test("in a thread hides nothing", async () => {
    await propose();
    service.repository.commit("Break", { [`comments-data/threads/${POST}.json`]: "{" });
    expect(await entries()).toHaveLength(1);
  });
});

describe("its address", () => {
  test("may be kept by nobody on the way, and found by no search engine", async () => {
    const { headers } = await app.request(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  });

  test.each<[string, (address: string) => string]>([
    ["without a key", (address) => address.replace(/\?.*/, "")],
    ["with an empty key", (address) => address.replace(/=.*/, "=")],
    ["with another key", (address) => address.replace(/.$/, (end) => (end === "A" ? "E" : "A"))],
    ["with half a key", (address) => address.slice(0, -20)],
    [
      "with the key of a status page",
      (address) => {
        const status = statusPath("waiting", service.parts.settings.signingKeys);
        return address.replace(/=.*/, status.replace(/.*key/, ""));
      },
    ],
  ])("%s leads nowhere, and asks nothing of git", async (_, change) => {
    expect((await app.request(change(path))).status).toBe(404);
    expect(asked).toBe(0);
  });

  test("stays while the key that made it is one of several", async () => {
    const older = service.parts.settings.signingKeys[0];
    const keys = [Buffer.alloc(32, "newer"), older] as const;
    const parts = { ...service.parts, settings: { ...service.parts.settings, signingKeys: keys } };
    const rotated = createApp({ ...parts, waitingFeed: async () => "<feed/>" }, () => undefined);
    expect((await rotated.request(path)).status).toBe(200);
  });

  test("does not exist where the git host shows what waits", async () => {
    expect((await service.app.request(path)).status).toBe(404);
  });
});

describe("however often it is asked for, git is asked", () => {
  test("once in ten seconds", async () => {
    await Promise.all([feed(), feed(), feed()]);
    stopwatch += 9_999;
    await feed();
    expect(asked).toBe(1);
    await propose();
    stopwatch += 1;
    expect(await entries()).toHaveLength(1);
    expect(asked).toBe(2);
  });

  test("no oftener where it fails, which is told in the log alone", async () => {
    service.repository.git("branch", "-m", "elsewhere");
    for (const _ of "123") {
      const response = await app.request(path);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain("gitHost.branch");
    }
    expect(asked).toBe(1);
    expect(service.lines.join()).toContain("gitHost.branch");
    service.repository.git("branch", "-m", "main");
    stopwatch += 10_000;
    await feed();
  });
});
