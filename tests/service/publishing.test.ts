/** What is published unseen goes to main once, whatever fails on the way. */
import { expect, test } from "vitest";
import { commentOf } from "../../comments/merge-plan.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { proposalOf } from "../../comments/proposal.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { type Comment, Thread } from "../../comments/thread.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { openBatches } from "../../service/batches.ts";
import { startDelivery } from "../../service/delivery.ts";
import { HOLD_ALL, type Policy } from "../../service/moderation-policy.ts";
import { gitRepository, type TestRepository } from "../support/git-repository.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { opened, reopened, UNREAD_SITE } from "./opened-intake.ts";

const OPEN: Policy = { publish: "unsuspected", hasDigest: false };

function numbered(number: number, post = "first-post"): Submission {
  return sampleSubmission({ id: submissionId(number), post, text: `Text ${number}` });
}
const [ONE, TWO, THREE] = [numbered(1), numbered(2), numbered(3)];

async function bench(...waiting: Submission[]) {
  const repository = gitRepository();
  const folder = temporaryFolder();
  let { intake, lines } = await opened(folder);
  for (const item of waiting) await intake.accept(item, []);
  const git = plainGit({ directory: repository.folder, branch: "main", remote: null });
  return { repository, git, intake: () => intake, lines: () => lines, deliver, restart };

  /** Until nothing is left, or what is left has to wait for another try. */
  async function deliver(host: GitHost = git, policy: Policy = OPEN) {
    let isWaiting = false;
    const log = (event: string, detail = {}) =>
      void lines.push(`${event} ${JSON.stringify(detail)}`);
    const delivery = startDelivery({
      intake,
      batches: await openBatches(temporaryFolder(), { clock: () => 0, log }),
      gitHost: host,
      deployedSite: UNREAD_SITE,
      rules: null,
      policy,
      clock: () => 0,
      after: () => {
        isWaiting = true;
        return () => {};
      },
      random: () => 0,
      log,
    });
    await expect.poll(() => isWaiting || intake.waiting().length === 0).toBe(true);
    await delivery.stop();
  }

  async function restart(): Promise<void> {
    ({ intake, lines } = await reopened(intake, folder));
  }
}
type Bench = Awaited<ReturnType<typeof bench>>;

function onMain({ git }: TestRepository): string[] {
  return git("ls-tree", "-r", "--name-only", "main").split("\n").filter(Boolean);
}

const commits = ({ git }: TestRepository) => Number(git("rev-list", "--count", "main"));
const branches = ({ git }: TestRepository) => git("for-each-ref", "refs/heads/comment");
const pathOf = ({ post, id }: Submission) => submissionPath(post, id);

test("nothing is published where all of it is to be held", async () => {
  const it = await bench(ONE);
  await it.deliver(it.git, HOLD_ALL);
  expect(onMain(it.repository)).toEqual([]);
  expect(branches(it.repository)).toContain(`comment/${ONE.id}`);
});

test("what is not suspected stands on main in one commit, in words of ours, and in the author's folder", async () => {
  const it = await bench(ONE, TWO, numbered(3, "b-post"));
  await it.deliver();
  expect(onMain(it.repository)).toEqual([pathOf(numbered(3, "b-post")), pathOf(ONE), pathOf(TWO)]);
  expect(JSON.parse(it.repository.git("show", `main:${pathOf(ONE)}`))).toEqual(ONE);
  expect(commits(it.repository)).toBe(2);
  expect(it.repository.git("log", "-1", "--format=%an%n%B", "main")).toBe(
    `Stet\nAdd 3 comments\n\n- ${ONE.id} on first-post\n- ${TWO.id} on first-post\n- ${submissionId(3)} on b-post\n`,
  );
  expect(branches(it.repository)).toBe("");
  expect(it.repository.git("status", "--porcelain")).toBe("");
  expect(it.intake().find(ONE.id)).toMatchObject({ state: "done", successor: null });
});

test("a suspect waits for the moderator beside it", async () => {
  const it = await bench(ONE);
  await it.intake().accept(TWO, ["links"]);
  await it.deliver();
  expect(onMain(it.repository)).toEqual([pathOf(ONE)]);
  expect(branches(it.repository)).toContain(`comment/${TWO.id}`);
});

test("a backlog is published in commits of fifty", async () => {
  const it = await bench(...Array.from({ length: 51 }, (_, at) => numbered(at)));
  await it.deliver();
  expect(onMain(it.repository)).toHaveLength(51);
  expect(commits(it.repository)).toBe(3);
});

const BETWEEN: [string, (it: Bench) => void][] = [
  ["nothing happens", () => {}],
  ["it is merged into its thread", (it) => merged(it, commentOf(ONE))],
  [
    "it is removed from its thread",
    (it) => merged(it, { id: ONE.id, replyTo: null, date: ONE.date, removed: true }),
  ],
];

test.each(BETWEEN)(
  "killed after it was published, where %s, it is not published again",
  async (_, happen) => {
    const it = await bench(ONE);
    const dying: GitHost = {
      ...it.git,
      publish: async (publication) => {
        await it.git.publish(publication);
        throw new Error("killed");
      },
    };
    await it.deliver(dying);
    expect(it.intake().waiting()).toEqual([ONE.id]);
    happen(it);
    const before = it.repository.git("for-each-ref");
    await it.restart();
    await it.deliver();
    expect(it.intake().find(ONE.id)).toMatchObject({ state: "done", successor: null });
    expect(it.repository.git("for-each-ref")).toBe(before);
  },
);

test("killed before it was published, it is published with what came since", async () => {
  const it = await bench(ONE, TWO);
  const dying: GitHost = { ...it.git, publish: () => Promise.reject(new Error("killed")) };
  await it.deliver(dying);
  await it.restart();
  await it.intake().accept(THREE, []);
  await it.deliver();
  expect(onMain(it.repository)).toEqual([ONE, TWO, THREE].map(pathOf));
  expect(commits(it.repository)).toBe(2);
});

test("of several, only those are published that are nowhere yet", async () => {
  const it = await bench(ONE, TWO, THREE);
  it.repository.commit("Approve", { [pathOf(TWO)]: stableJson(Submission, TWO) });
  await it.deliver();
  expect(it.repository.git("show", "--format=%s", "--name-only", "main")).toBe(
    `Add 2 comments\n\n${pathOf(ONE)}\n${pathOf(THREE)}`,
  );
});

test.each(["open", "rejected", "spam"])(
  "what was proposed before all was published, and is %s, is not published beside it",
  async (state) => {
    const it = await bench(ONE, TWO);
    await it.git.propose(proposalOf(ONE, []));
    if (state !== "open") {
      it.repository.git("update-ref", `refs/stet/${state}/${ONE.id}`, `comment/${ONE.id}`);
      it.repository.git("branch", "-q", "-D", `comment/${ONE.id}`);
    }
    await it.deliver();
    expect(onMain(it.repository)).toEqual([pathOf(TWO)]);
    expect(it.intake().waiting()).toEqual([]);
  },
);

test("where another comment has its id, it is published under one of its own", async () => {
  const other = { ...ONE, date: "2026-05-28T10:00:00Z", text: "Quite another text" };
  const it = await bench(ONE);
  it.repository.commit("Approve", { [pathOf(other)]: stableJson(Submission, other) });
  await it.deliver();
  const [successor] = onMain(it.repository).filter((path) => path !== pathOf(ONE));
  expect(JSON.parse(it.repository.git("show", `main:${successor}`))).toMatchObject({
    text: ONE.text,
  });
  expect(it.intake().find(ONE.id)?.successor).not.toBeNull();
});

test("a thread that is broken holds up the comments on its own post alone", async () => {
  const it = await bench(ONE, numbered(2, "b-post"), numbered(3, "c-post"));
  it.repository.commit("Break", { [threadPath(ONE.post)]: "<<<<<<< HEAD\n" });
  await it.deliver();
  expect(it.intake().waiting()).toEqual([ONE.id]);
  expect(onMain(it.repository)).toContain(pathOf(numbered(3, "c-post")));
  expect(it.lines().join()).toMatch(/not-delivered .*first-post\.json/);
});

function merged({ repository }: Bench, comment: Comment): void {
  const thread: Thread = { version: 1, post: ONE.post, comments: [comment] };
  repository.git("rm", "-q", pathOf(ONE));
  repository.commit("Merge", { [threadPath(ONE.post)]: stableJson(Thread, thread) });
}
