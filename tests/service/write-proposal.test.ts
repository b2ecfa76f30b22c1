/** What a moderator is told of a comment, from what the deployed site says of itself. */
import { beforeEach, describe, expect, test } from "vitest";
import { submissionPath } from "../../comments/paths.ts";
import type { Comment } from "../../comments/thread.ts";
import type { Batch } from "../../service/batches.ts";
import { deployedSite } from "../../service/deployed-site.ts";
import { reviewItem } from "../../service/review-item.ts";
import { writeBatch, writeSingle } from "../../service/write-proposal.ts";
import {
  type DeployedFiles,
  deployedFiles,
  publishPosts,
  publishThread,
} from "../support/deployed-files.ts";
import { sampleComment, sampleMention, tombstone } from "../support/sample-comments.ts";
import { submission, UNREAD_SITE } from "./opened-intake.ts";

const KEY = "k1:9f2c61d0a4b7e813";
const REPLY = submission(1, { replyTo: "a" });
const CLOCK = { now: 0 };

let peer: DeployedFiles;
beforeEach(async () => {
  peer = await deployedFiles();
  publishPosts(peer, { "first-post": {} });
});

function site() {
  const copy = { read: async () => null, write: async () => {} };
  return deployedSite({ siteUrl: peer.url, copy, clock: () => CLOCK.now, log: () => {} });
}

async function parentOf(comment: Comment) {
  publishThread(peer, "first-post", [comment]);
  const { parent } = await reviewItem({ submission: REPLY, suspicions: [] }, await site());
  return parent;
}

describe("what a comment answers", () => {
  const url = () => `${peer.url}2026/first-post/#comment-a`;

  test("is told with its author, its words and its place", async () => {
    expect(await parentOf(sampleComment())).toEqual({
      name: "Ada",
      text: "As *sent*.",
      url: url(),
    });
  });

  test("is words alone where it was imported as HTML", async () => {
    const text = "<p>If a &lt; b,<br>then <b>c &amp; d</b></p>";
    expect(await parentOf(sampleComment({ format: "html", text }))).toMatchObject({
      text: "If a < b,\nthen c & d",
    });
  });

  test("may be a mention, with a site for a name and without words", async () => {
    const mention = sampleMention({ id: "a" });
    expect(await parentOf(mention)).toEqual({ name: "A blog", text: "", url: url() });
    const author = { name: "Grace", url: null, key: null };
    expect(await parentOf({ ...mention, author })).toMatchObject({ name: "Grace" });
  });

  test.each<[string, Comment]>([
    ["was removed", tombstone("a")],
    ["is not in the page", sampleComment({ id: "b" })],
  ])("is not known where it %s", async (_, comment) => {
    expect(await parentOf(comment)).toBe("unknown");
  });
});

describe("how often an address was typed before", () => {
  const author = { name: "Ada", url: null, key: KEY };
  const earlier = async (key: string | null) => {
    const one = submission(1, { author: { ...author, key } });
    return (await reviewItem({ submission: one, suspicions: [] }, await site())).earlier;
  };
  const publish = (comments: Record<string, number>) =>
    peer.files.set("commenters.json", JSON.stringify({ version: 1, comments }));

  test("is what the site counts", async () => {
    publish({ [KEY]: 7 });
    expect([await earlier(KEY), await earlier("k1:0000000000000000")]).toEqual([7, 0]);
  });

  test("is not known where none was typed, and is not asked for", async () => {
    expect(await earlier(null)).toBeNull();
    expect(peer.asked).not.toContainEqual(expect.stringContaining("commenters"));
  });

  test.each<[string, () => void]>([
    ["does not tell", () => {}],
    ["tells nonsense", () => peer.files.set("commenters.json", '{"version":1,"comments":{"x":1}}')],
  ])("is not known where the site %s", async (_, prepare) => {
    prepare();
    expect(await earlier(KEY)).toBeNull();
  });

  test("is asked for once a minute, for all who comment", async () => {
    publish({ [KEY]: 1 });
    const known = await site();
    for (let times = 0; times < 3; times++) await known.countByAuthor(KEY);
    publish({ [KEY]: 2 });
    CLOCK.now += 60_000;
    expect(await known.countByAuthor(KEY)).toBe(2);
    expect(peer.asked).toEqual(["200 commenters.json", "200 commenters.json"]);
  });
});

describe("where the site is down", () => {
  test("less is told, and nothing fails", async () => {
    peer.misbehave = (_, response) => response.destroy();
    const one = { submission: REPLY, suspicions: [] };
    expect(await reviewItem(one, await site())).toMatchObject({ post: null, parent: "unknown" });
    const { review } = await writeSingle(one, await site());
    expect(review.title).toBe("Ada on “first-post”");
    expect(review.body).toContain("It answers a comment that could not be looked up.");
    expect(review.body).not.toContain("](");
  });

  test("for a host without pull requests it is not asked", async () => {
    const { title, files } = await writeSingle({ submission: REPLY, suspicions: [] }, null);
    expect(title).toContain(REPLY.id);
    expect(files).toHaveLength(1);
    expect(peer.asked).toEqual([]);
  });
});

describe("several", () => {
  const all = [1, 2, 3].map((number) =>
    submission(number, { post: number === 2 ? "even" : "odd" }),
  );
  const batch: Batch = {
    version: 1,
    name: "batch-01jwn3t6k00000000000000001-0a1b2c3d",
    bound: "2026-06-01T12:00:00Z",
    members: all.map(({ id, post, author }) => ({ id, post, author, suspicions: [] })),
    leftOut: [],
  };
  const told = all.map((one) => ({ submission: one, suspicions: [] }));

  test("are one proposal with a file each, under the batch's name", async () => {
    const { name, title, body, files, review } = await writeBatch(batch, told, UNREAD_SITE);
    expect(name).toBe(batch.name);
    expect(title).toBe("Add 3 comments");
    expect(body.split("\n")).toHaveLength(3);
    expect(files.map(({ path }) => path)).toEqual(
      all.map(({ post, id }) => submissionPath(post, id)),
    );
    expect(review.title).toBe("3 comments on 2 posts");
  });

  test("keep their numbers where some are not proposed any more, of which no words are told", async () => {
    const { files, review } = await writeBatch(batch, told.slice(1, 2), UNREAD_SITE);
    expect(files).toHaveLength(1);
    expect(review.title).toBe("1 comment on “even”");
    expect(review.body.match(/^\*\*\d .*$/gm)?.sort()).toEqual([
      "**1 · Ada** is left out.",
      "**2 · Ada**",
      "**3 · Ada** is left out.",
    ]);
    expect(review.body).not.toContain("Text 1");
  });
});
