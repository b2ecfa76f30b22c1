/** Suspected spam is told of in one notice, rescued by a tick, and dropped after its time. */
import { describe, expect, test } from "vitest";
import { openBatches } from "../../service/batches.ts";
import { startDelivery } from "../../service/delivery.ts";
import { USUAL_RULES } from "../../service/parcels.ts";
import { DIGEST_LABEL } from "../../service/spam-digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { DAY, submission, UNREAD_SITE } from "./opened-intake.ts";
import { type DigestBench, digestBench, KEEP_DAYS } from "./spam-digest-bench.ts";

const [ONE, TWO, THREE] = [submission(1), submission(2), submission(3)];

const held = ({ intake }: DigestBench) =>
  intake()
    .held()
    .map(({ id }) => id);

/** One is likelier spam than the other. */
async function withTwo(): Promise<DigestBench> {
  const it = await digestBench();
  await it.accept(ONE, "links", "no-letters");
  await it.accept(TWO, "links");
  await it.look();
  return it;
}

describe("the notice", () => {
  test("shows what is held, the likeliest mistakes first, with a label", async () => {
    const it = await withTwo();
    expect(it.github.reviewer.openNotices(DIGEST_LABEL)).toMatchObject([
      { title: "2 comments held back as suspected spam" },
    ]);
    const boxes = it
      .notice()
      ?.split("\n")
      .filter((line) => line.startsWith("- [ ]"));
    expect(boxes).toEqual([
      `- [ ] rescue ${TWO.id} · Ada on “first-post”: Text 2`,
      `- [ ] rescue ${ONE.id} · Ada on “first-post”: Text 1`,
    ]);
    expect(it.notice()).toContain(`kept for ${KEEP_DAYS} days`);
    expect(it.github.openNames()).toEqual([]);
  });

  test("costs one request while nothing changes, and none where there is nothing to tell", async () => {
    const it = await digestBench();
    await it.accept(ONE);
    // The first asks once who we are.
    expect([await it.look(), await it.look(), await it.look()]).toEqual([3, 0, 0]);
    await it.accept(TWO, "links");
    await it.look();
    expect([await it.look(), await it.look()]).toEqual([1, 1]);
    await it.accept(THREE, "links");
    expect(await it.look()).toBeLessThanOrEqual(4);
  });

  test("is the same one, brought up to date, over a restart", async () => {
    const it = await withTwo();
    await it.accept(THREE, "links");
    await it.restart();
    await it.look();
    expect(it.openNotices()).toBe(1);
    expect(it.notice()).toContain(THREE.id);
    expect(it.notice()).toContain("three links or more | 3");
  });

  test("is not changed again within minutes, however often somebody says that there is news", async () => {
    const it = await withTwo();
    await it.accept(THREE, "links");
    await it.look(60_000);
    expect(it.notice()).not.toContain(THREE.id);
    await it.look();
    expect(it.notice()).toContain(THREE.id);
  });

  test("is shown late where the host is down meanwhile, and nothing is dropped then", async () => {
    const it = await digestBench();
    await it.accept(ONE, "links");
    it.github.server.interfere = () => new Response("", { status: 502 });
    await it.look();
    await it.look(20 * DAY);
    expect(it.lines().join()).toContain("digest-not-shown");
    expect(held(it)).toEqual([ONE.id]);
  });

  test("is made anew where somebody took its label, and drops nothing", async () => {
    const it = await withTwo();
    for (const issue of it.github.server.state.issues) issue.labels = [];
    await it.look();
    expect(it.openNotices()).toBe(1);
    expect(held(it)).toEqual([ONE.id, TWO.id]);
  });

  test("keeps a box that is ticked while it is written anew", async () => {
    const it = await withTwo();
    await it.accept(THREE, "links");
    let reads = 0;
    it.github.server.interfere = ({ method, url }) => {
      reads += method === "GET" && url.includes("/issues") ? 1 : 0;
      if (reads === 2) it.tick(TWO.id);
      return null;
    };
    await it.look();
    expect(it.notice()).toContain(`- [x] rescue ${TWO.id}`);
    await it.look();
    expect(held(it)).toEqual([ONE.id, THREE.id]);
  });
});

describe("a ticked box", () => {
  test("lets the comment be delivered like any other, labelled, and leaves the notice", async () => {
    const it = await withTwo();
    it.tick(ONE.id);
    await it.look();
    expect(it.woken()).toBe(1);
    expect(held(it)).toEqual([TWO.id]);
    expect(it.notice()).not.toContain(ONE.id);
    await deliver(it);
    expect(it.github.openNames()).toEqual([ONE.id]);
    expect(it.github.people.pullOf(ONE.id).labels).toContain("suspected-spam");
    // Its pull request has the label of the notice, and is none.
    expect(await it.look()).toBe(1);
    expect(it.openNotices()).toBe(1);
  });

  test("counts where the service is killed right after it was heard", async () => {
    const it = await withTwo();
    it.tick(ONE.id);
    it.github.server.breakAt({ request: 3, when: "before" });
    await it.look();
    await it.restart();
    expect(it.intake().waiting()).toEqual([ONE.id]);
    expect(held(it)).toEqual([TWO.id]);
  });

  test("counts in the last minute, and where the notice is closed in the same breath", async () => {
    const it = await withTwo();
    it.tick(ONE.id);
    it.close();
    await it.look((KEEP_DAYS + 1) * DAY);
    expect(it.intake().waiting()).toEqual([ONE.id]);
    expect(held(it)).toEqual([]);
  });
});

describe("a notice that is closed", () => {
  test("drops what had an empty box, and comes back with what came since alone", async () => {
    const it = await withTwo();
    await it.accept(THREE, "links");
    it.close();
    await it.restart();
    await it.look();
    expect(it.intake().find(ONE.id)).toMatchObject({ state: "done", isDropped: true });
    expect(held(it)).toEqual([THREE.id]);
    expect(it.openNotices()).toBe(1);
    expect(it.notice()).not.toContain(TWO.id);
    await it.look();
    expect(held(it)).toEqual([THREE.id]);
  });
});

describe("after its time", () => {
  test("a suspect is dropped, and the notice is closed with the last", async () => {
    const it = await withTwo();
    await it.look((KEEP_DAYS - 1) * DAY);
    expect(held(it)).toEqual([ONE.id, TWO.id]);
    await it.restart();
    await it.look(DAY);
    expect(held(it)).toEqual([]);
    expect(it.openNotices()).toBe(0);
    expect(await it.look()).toBe(0);
    await it.accept(ONE, "links");
    expect(held(it)).toEqual([]);
  });

  test("the notice is closed also where a kill came before it", async () => {
    const it = await withTwo();
    it.github.server.breakAt({ request: 2, when: "before" });
    await it.look((KEEP_DAYS + 1) * DAY);
    expect(it.openNotices()).toBe(1);
    await it.restart();
    await it.look();
    expect(it.openNotices()).toBe(0);
  });
});

async function deliver({ intake, github }: DigestBench): Promise<void> {
  const log = () => {};
  const delivery = startDelivery({
    intake: intake(),
    batches: await openBatches(temporaryFolder(), { clock: () => 0, log }),
    gitHost: github.host,
    deployedSite: UNREAD_SITE,
    rules: USUAL_RULES,
    clock: () => 0,
    after: () => () => {},
    random: () => 0,
    log,
  });
  await expect.poll(() => intake().waiting()).toEqual([]);
  await delivery.stop();
}
