/** What the service learns from the deployed site, however that site behaves. */
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { deployedSite } from "../../service/deployed-site.ts";
import { indexCopy } from "../../service/index-copy.ts";
import {
  type DeployedFiles,
  deployedFiles,
  publishPosts,
  publishThread,
} from "../support/deployed-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let peer: DeployedFiles;
let file: string;
const clock = { now: 0 };
const log = () => {};

beforeEach(async () => {
  peer = await deployedFiles();
  file = join(temporaryFolder(), "site-index.json");
  clock.now = 1_000_000;
});

async function site(siteUrl = peer.url) {
  const copy = indexCopy(file, siteUrl, log);
  return deployedSite({ siteUrl, copy, clock: () => clock.now, log });
}

const COMMENT = {
  id: "wordpress-7",
  replyTo: null,
  kind: "comment",
  author: { name: "Grace", url: null, key: null },
  date: "2026-05-02T08:00:00Z",
  format: "markdown",
  text: "First!",
  source: "form",
} as const;

test("a post is found, and asked for once a minute, with what it was before", async () => {
  publishPosts(peer, { one: {} });
  const known = await site();
  expect(await known.findPost("one")).toMatchObject({ kind: "found", value: { id: "one" } });
  clock.now += 59_999;
  await known.findPost("one");
  expect(peer.asked).toEqual(["200 site-index.json"]);
  clock.now += 1;
  await known.findPost("one");
  expect(peer.asked).toEqual(["200 site-index.json", "304 site-index.json"]);
});

test("many who ask at once make one request", async () => {
  publishPosts(peer, { one: {} });
  const known = await site();
  await Promise.all(Array.from({ length: 20 }, () => known.findPost("one")));
  expect(peer.asked).toHaveLength(1);
});

test("an unknown post is asked for again, at most every ten seconds", async () => {
  publishPosts(peer, { one: {} });
  const known = await site();
  expect(await known.findPost("two")).toEqual({ kind: "missing" });
  publishPosts(peer, { one: {}, two: {} });
  clock.now += 9_999;
  expect(await known.findPost("two")).toEqual({ kind: "missing" });
  clock.now += 1;
  expect(await known.findPost("two")).toMatchObject({ kind: "found" });
  expect(peer.asked).toHaveLength(2);
});

test("a comment is looked for in its post's thread, below the site's own address", async () => {
  publishPosts(peer, { one: {} });
  publishThread(peer, "one", [COMMENT]);
  const known = await site();
  const post = await known.findPost("one");
  if (post.kind !== "found") throw new Error("the post is there");
  expect(await known.findComment(post.value, "wordpress-7")).toMatchObject({ kind: "found" });
  expect(await known.findComment(post.value, "wordpress-8")).toEqual({ kind: "missing" });
  expect(peer.asked).toContain("200 2026/one/comments.json");
});

test("whether a comment is there yet, or still, is known within moments", async () => {
  publishPosts(peer, { one: {} });
  const known = await site();
  const post = await known.findPost("one");
  if (post.kind !== "found") throw new Error("the post is there");
  const kind = async () => (await known.findNewestComment(post.value, COMMENT.id)).kind;
  const asked = () => peer.asked.filter((line) => line.includes("comments.json"));
  expect(await kind()).toBe("missing");
  publishThread(peer, "one", [COMMENT]);
  clock.now += 1_999;
  expect(await kind()).toBe("missing");
  clock.now += 1;
  expect(await kind()).toBe("found");
  clock.now += 2_000;
  publishThread(peer, "one", []);
  expect(await kind()).toBe("missing");
  expect(asked()).toHaveLength(3);
});

test("an answer that is slow is waited for, not asked for once more", async () => {
  publishPosts(peer, { one: {} });
  const open: (() => void)[] = [];
  const index = peer.files.get("site-index.json") ?? "";
  peer.misbehave = (_, response) => void open.push(() => response.end(index));
  const known = await site();
  const first = known.findPost("one");
  await expect.poll(() => open).toHaveLength(1);
  clock.now += 60_000;
  const second = known.findPost("one");
  open[0]?.();
  expect([await first, await second]).toMatchObject([{ kind: "found" }, { kind: "found" }]);
  expect(open).toHaveLength(1);
});

describe("a thread is asked of the site alone, also where a post's address goes on with", () => {
  test.each(["http://127.0.0.1:9/internal/", "//127.0.0.1:9/two/", "\\\\127.0.0.1:9/three/"])(
    "%s",
    async (rest) => {
      publishPosts(peer, { one: { url: peer.url + rest } });
      const known = await site();
      const post = await known.findPost("one");
      if (post.kind !== "found") throw new Error("the post is there");
      expect(await known.findComment(post.value, "wordpress-7")).toEqual({ kind: "unread" });
      const path = new URL(peer.url + rest).pathname.slice(1);
      expect(peer.asked).toContain(`404 ${path}comments.json`);
    },
  );
});

test("a site that is down leaves standing what was known, over a restart too", async () => {
  publishPosts(peer, { one: {} });
  await (await site()).findPost("one");
  peer.misbehave = (_, response) => response.destroy();
  clock.now += 3_600_000;
  const known = await site();
  expect(await known.findPost("one")).toMatchObject({ kind: "found" });
  expect(await known.findPost("two")).toEqual({ kind: "missing" });
});

test("the copy of another site's index is not taken for this one's", async () => {
  publishPosts(peer, { one: {} });
  await (await site()).findPost("one");
  const other = await deployedFiles();
  other.misbehave = (_, response) => response.destroy();
  expect(await (await site(other.url)).findPost("one")).toEqual({ kind: "unread" });
});

test("a site that comes back is read again", async () => {
  publishPosts(peer, { one: {} });
  peer.misbehave = (_, response) => response.destroy();
  const known = await site();
  expect(await known.findPost("one")).toEqual({ kind: "unread" });
  peer.misbehave = null;
  clock.now += 10_000;
  expect(await known.findPost("one")).toMatchObject({ kind: "found" });
});

describe("a site that lies is as good as one that is down, when it", () => {
  test.each([
    ["sends no JSON", (send: (body: string) => void) => send("<!doctype html>")],
    ["sends another shape", (send: (body: string) => void) => send('{"version":2}')],
    ["sends a list", (send: (body: string) => void) => send("[]")],
  ])("%s", async (_, misbehave) => {
    peer.misbehave = (__, response) => misbehave((body) => response.end(body));
    expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
  });

  test("sends too much", async () => {
    // On a busy machine so much takes longer than the service would wait: its size alone is to end it.
    const patience = vi.spyOn(AbortSignal, "timeout").mockReturnValue(new AbortController().signal);
    onTestFinished(() => patience.mockRestore());
    publishPosts(peer, { one: {} });
    const index = peer.files.get("site-index.json") ?? "";
    peer.misbehave = (_, response) => response.end(" ".repeat(32 * 1024 * 1024) + index);
    expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["does not answer", () => {}],
    ["stops in the middle of its answer", (response) => void response.write('{"version":1,')],
  ])("%s", async (_, misbehave) => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const patience: number[] = [];
    const hurry = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      patience.push(ms);
      return timeout(50);
    });
    peer.misbehave = (__, response) => misbehave(response);
    expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
    hurry.mockRestore();
    expect(patience).toEqual([5_000]);
  });

  test("sends us elsewhere", async () => {
    const elsewhere = await deployedFiles();
    publishPosts(elsewhere, { one: {} });
    peer.misbehave = (_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}site-index.json` }).end();
    };
    expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
    expect(elsewhere.asked).toEqual([]);
  });

  test.each(["https://evil.example/", "javascript:alert(1)"])("names a post at %s", async (url) => {
    publishPosts(peer, { one: { url } });
    expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
  });

  test("names a post that `..` leads out of the site to", async () => {
    const below = `${peer.url}blog/`;
    publishPosts(peer, { one: { url: `${below}../one/` } });
    const index = peer.files.get("site-index.json") ?? "";
    peer.files.set(
      "blog/site-index.json",
      index.replace(`"url":"${peer.url}"`, `"url":"${below}"`),
    );
    expect(await (await site(below)).findPost("one")).toEqual({ kind: "unread" });
    expect(peer.asked).toEqual(["200 blog/site-index.json"]);
  });

  test.each([
    ["another site", "https://evil.example/"],
    ["one whose address only begins like this one's", "PEER.evil.example/"],
  ])("gives the index of %s", async (_, other) => {
    const url = other.replace("PEER", peer.url.slice(0, -1));
    for (const home of [url, peer.url]) {
      publishPosts(peer, { one: { url: `${home}one/` } });
      const index = peer.files.get("site-index.json") ?? "";
      peer.files.set("site-index.json", index.replace(`"url":"${peer.url}"`, `"url":"${url}"`));
      expect(await (await site()).findPost("one")).toEqual({ kind: "unread" });
    }
  });
});
