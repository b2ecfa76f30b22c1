/** Delivery proposes everything exactly once, whatever fails on the way. */
import { expect, test } from "vitest";
import { commentOf } from "../../comments/merge-plan.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { type Comment, Thread } from "../../comments/thread.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { openBatches } from "../../service/batches.ts";
import { startDelivery } from "../../service/delivery.ts";
import { type Intake, openIntake } from "../../service/intake.ts";
import { gitRepository, type TestRepository } from "../support/git-repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { submission, UNREAD_SITE } from "./opened-intake.ts";

const ONE = submission(1);
const TWO = submission(2);

interface Bench {
  repository: TestRepository;
  intake: Intake;
  git: GitHost;
  clock: { now: number };
  lines: string[];
  /** What the delivery has asked to be woken for. */
  alarm: { at: number; ring: () => void } | null;
  deliver: (gitHost: GitHost, from?: Intake) => ReturnType<typeof startDelivery>;
  isIdle: () => Promise<void>;
}

async function bench(...waiting: Submission[]): Promise<Bench> {
  const repository = gitRepository();
  const clock = { now: 0 };
  const lines: string[] = [];
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const intake = await openIntake(temporaryFolder(), { clock: () => clock.now, log });
  const batches = await openBatches(temporaryFolder(), { clock: () => clock.now, log });
  for (const item of waiting) await intake.accept(item, []);
  const git = plainGit({ directory: repository.folder, branch: "main", remote: null });
  const it: Bench = { repository, intake, git, clock, lines, alarm: null, deliver, isIdle };
  return it;

  function deliver(gitHost: GitHost, from = intake) {
    const after = (milliseconds: number, ring: () => void) => {
      it.alarm = { at: clock.now + milliseconds, ring };
      return () => {
        it.alarm = null;
      };
    };
    return startDelivery({
      intake: from,
      batches,
      gitHost,
      deployedSite: UNREAD_SITE,
      rules: null,
      clock: () => clock.now,
      after,
      random: () => 0.5,
      log,
    });
  }

  /** Either all is delivered, or an alarm is set for what is not. */
  async function isIdle() {
    await expect.poll(() => intake.waiting().length === 0 || it.alarm !== null).toBe(true);
  }
}

function branches({ git }: TestRepository): string[] {
  return git("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads/comment")
    .split("\n")
    .filter((name) => name !== "");
}

/** The same host, but failing for some names at some calls. */
function failing(git: GitHost, isFailing: (name: string) => boolean): GitHost {
  return {
    ...git,
    propose: async (proposal) => {
      if (isFailing(proposal.name)) throw new Error("the host is down");
      await git.propose(proposal);
    },
  };
}

test("what waits is proposed with its text and the reasons for suspicion, and settled", async () => {
  const { intake, repository, git, deliver, isIdle } = await bench();
  await intake.accept(ONE, ["links"]);
  deliver(git);
  await isIdle();
  expect(branches(repository)).toEqual([`comment/${ONE.id}`]);
  const file = repository.git("show", `comment/${ONE.id}:${submissionPath(ONE.post, ONE.id)}`);
  expect(JSON.parse(file)).toEqual(ONE);
  expect(repository.git("log", "-1", "--format=%B", `comment/${ONE.id}`)).toContain("three links");
  expect(intake.find(ONE.id)?.state).toBe("done");
});

test("a new one is delivered when it wakes", async () => {
  const { intake, repository, git, deliver, isIdle } = await bench(ONE);
  const delivery = deliver(git);
  await isIdle();
  await intake.accept(TWO, []);
  delivery.wake();
  await isIdle();
  expect(branches(repository)).toHaveLength(2);
});

test("a host that is down is tried again, each time after twice as long", async () => {
  const it = await bench(ONE);
  let tries = 0;
  it.deliver(failing(it.git, () => ++tries < 4));
  const waits: number[] = [];
  for (let failure = 1; failure < 4; failure++) {
    await expect.poll(() => it.alarm).not.toBeNull();
    const { at, ring } = it.alarm ?? { at: 0, ring: () => {} };
    waits.push(at - it.clock.now);
    it.clock.now = at;
    it.alarm = null;
    ring();
  }
  await it.isIdle();
  expect(waits).toEqual([1_000, 2_000, 4_000]);
  expect(branches(it.repository)).toEqual([`comment/${ONE.id}`]);
  expect(it.lines.join()).toContain("the host is down");
});

test("one that cannot be delivered does not hold up the others", async () => {
  const it = await bench(ONE, TWO);
  it.deliver(failing(it.git, (name) => name === ONE.id));
  await expect.poll(() => it.intake.waiting()).toEqual([ONE.id]);
  expect(branches(it.repository)).toEqual([`comment/${TWO.id}`]);
});

test("many that cannot be delivered do not hold up the others for long", async () => {
  const all = Array.from({ length: 8 }, (_, at) => submission(at));
  const it = await bench(...all);
  const bad = new Set(all.slice(0, 5).map(({ id }) => id));
  it.deliver(failing(it.git, (name) => bad.has(name)));
  for (let round = 0; round < 20 && it.intake.waiting().length > bad.size; round++) {
    await expect.poll(() => it.alarm).not.toBeNull();
    const { at, ring } = it.alarm ?? { at: 0, ring: () => {} };
    it.clock.now = at;
    it.alarm = null;
    ring();
  }
  await expect.poll(() => it.intake.waiting()).toEqual([...bad].sort());
});

test("failures here and there are not taken for a host that is down", async () => {
  const all = Array.from({ length: 8 }, (_, at) => submission(at));
  const it = await bench(...all);
  const bad = all.filter((_, at) => at % 2 === 0).map(({ id }) => id);
  it.deliver(failing(it.git, (name) => bad.includes(name)));
  await expect.poll(() => it.alarm).not.toBeNull();
  expect(it.intake.waiting()).toEqual(bad);
});

test("what arrives while the host is down makes nobody knock again before its rest is over", async () => {
  const it = await bench(submission(1), submission(2), submission(3));
  let tries = 0;
  const delivery = it.deliver(failing(it.git, () => ++tries < 4));
  await expect.poll(() => it.alarm).not.toBeNull();
  for (let number = 4; number < 9; number++) {
    await it.intake.accept(submission(number), []);
    delivery.wake();
  }
  expect(tries).toBe(3);
  const { at, ring } = it.alarm ?? { at: 0, ring: () => {} };
  it.clock.now = at;
  it.alarm = null;
  ring();
  await it.isIdle();
  expect(it.intake.waiting()).toEqual([]);
  expect(branches(it.repository)).toHaveLength(8);
});

// However many steps of its own promises lie between "nothing is left" and "idle".
test.each(Array.from({ length: 12 }, (_, steps) => steps))(
  "what wakes it %i steps after it began is delivered, also as it is going idle",
  async (steps) => {
    const it = await bench(ONE);
    let isThere = false;
    const waiting = () => (isThere ? it.intake.waiting() : []);
    const delivery = it.deliver(it.git, { ...it.intake, waiting });
    for (let step = 0; step < steps; step++) await null;
    isThere = true;
    delivery.wake();
    await it.isIdle();
    expect(branches(it.repository)).toEqual([`comment/${ONE.id}`]);
  },
);

test("stopping waits for what is under way, and begins nothing new", async () => {
  const it = await bench(ONE, TWO);
  const delivery = it.deliver(it.git);
  await delivery.stop();
  expect(it.intake.waiting()).toEqual([TWO.id]);
  expect(branches(it.repository)).toEqual([`comment/${ONE.id}`]);
});

const EARLIER: [string, (it: Bench) => Promise<void> | void][] = [
  ["was proposed before a crash", (it) => it.git.propose(proposal(ONE))],
  [
    "was approved before a crash",
    (it) => it.repository.commit("Approve", { [submissionPath(ONE.post, ONE.id)]: json(ONE) }),
  ],
  ["was approved and merged", (it) => merged(it, commentOf(ONE))],
  [
    "was removed since",
    (it) => merged(it, { id: ONE.id, replyTo: null, date: ONE.date, removed: true }),
  ],
  ["was rejected", ({ repository }) => refuse(repository, "rejected")],
  ["was marked as spam", ({ repository }) => refuse(repository, "spam")],
];

test.each(EARLIER)("what %s is not proposed again", async (_, prepare) => {
  const it = await bench(ONE);
  await prepare(it);
  const before = it.repository.git("for-each-ref");
  it.deliver(it.git);
  await it.isIdle();
  expect(it.intake.find(ONE.id)?.state).toBe("done");
  expect(it.repository.git("for-each-ref")).toBe(before);
  expect(it.lines).toEqual([]);
});

/** What the intake holds after it was lost: the same id with another moment, and maybe another text. */
const LATER = { date: "2026-06-01T12:05:00Z" } as const;
const OTHER: Submission = { ...ONE, ...LATER, text: "Quite another text" };

const TAKEN: [string, (it: Bench) => Promise<void> | void][] = [
  ["waits", (it) => it.git.propose(proposal(ONE))],
  [
    "was approved",
    (it) => it.repository.commit("Approve", { [submissionPath(ONE.post, ONE.id)]: json(ONE) }),
  ],
  ["was merged", (it) => merged(it, commentOf(ONE))],
  ["was removed", (it) => merged(it, { id: ONE.id, replyTo: null, date: ONE.date, removed: true })],
  ["was rejected", (it) => proposedAndRefused(it, "rejected")],
  ["was marked as spam", (it) => proposedAndRefused(it, "spam")],
];

test.each(TAKEN)(
  "where another comment with the id %s, a new one gets an id of its own",
  async (_, prepare) => {
    const it = await bench(OTHER);
    await prepare(it);
    const before = branches(it.repository);
    const delivery = it.deliver(it.git);
    await it.isIdle();
    await delivery.stop();
    const added = branches(it.repository).filter((name) => !before.includes(name));
    expect(added).toEqual([expect.not.stringContaining(ONE.id)]);
    const id = added[0]?.replace("comment/", "") ?? "";
    const file = it.repository.git("show", `${added[0]}:${submissionPath(ONE.post, id)}`);
    expect(JSON.parse(file)).toEqual({ ...OTHER, id });
    expect(it.intake.find(ONE.id)).toMatchObject({ state: "done", successor: id });
    expect(it.intake.find(id)).toMatchObject({ state: "done", successor: null });
  },
);

// Of a removed comment git's main branch does not hold the words any more.
test.each(TAKEN.filter(([where]) => where !== "was removed"))(
  "where it %s, the same comment sent once more is not proposed again",
  async (_, prepare) => {
    const it = await bench({ ...ONE, ...LATER });
    await prepare(it);
    const before = it.repository.git("for-each-ref");
    it.deliver(it.git);
    await it.isIdle();
    expect(it.repository.git("for-each-ref")).toBe(before);
    expect(it.intake.find(ONE.id)).toMatchObject({ state: "done", successor: null });
  },
);

const EDITED = { ...ONE, text: "As the moderator put it" };

test.each<[string, (it: Bench) => Promise<void> | void]>([
  ["while it waited", (it) => it.git.propose(proposal(EDITED))],
  [
    "after it was approved",
    (it) => it.repository.commit("Edit", { [submissionPath(ONE.post, ONE.id)]: json(EDITED) }),
  ],
  ["in its thread", (it) => merged(it, { ...commentOf(EDITED), edited: LATER.date })],
])("what a moderator edited %s is not proposed again", async (_, prepare) => {
  const it = await bench(ONE);
  await prepare(it);
  const before = it.repository.git("for-each-ref");
  it.deliver(it.git);
  await it.isIdle();
  expect(it.repository.git("for-each-ref")).toBe(before);
  expect(it.lines).toEqual([]);
});

function json(item: Submission): string {
  return stableJson(Submission, item);
}

function proposal(item: Submission) {
  const files = [{ path: submissionPath(item.post, item.id), content: json(item) }];
  const review = { title: "A comment", body: "", labels: [] };
  return { name: item.id, title: "Add a comment", body: "", files, review };
}

function merged({ repository }: Bench, comment: Comment): void {
  const thread: Thread = { version: 1, post: ONE.post, comments: [comment] };
  repository.commit("Merge", { [threadPath(ONE.post)]: stableJson(Thread, thread) });
}

async function proposedAndRefused({ git, repository }: Bench, verdict: "rejected" | "spam") {
  await git.propose(proposal(ONE));
  repository.git("update-ref", `refs/stet/${verdict}/${ONE.id}`, `comment/${ONE.id}`);
  repository.git("branch", "-q", "-D", `comment/${ONE.id}`);
}

function refuse({ git }: TestRepository, verdict: "rejected" | "spam"): void {
  git("update-ref", `refs/stet/${verdict}/${ONE.id}`, "HEAD");
}
