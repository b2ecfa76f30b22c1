/** What the moderator ticks, says or deletes in a batch is heard, and survives a crash at any step. */
import { beforeEach, describe, expect, test } from "vitest";
import { submissionPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { branchOf } from "../../git-hosts/proposal-name.ts";
import { submission } from "./opened-intake.ts";
import { type ReviewedBlog, reviewedBlog } from "./reviewed-blog.ts";

const ALL = [1, 2, 3, 4].map((number) => submission(number));
const [ONE, TWO, FOUR] = [submission(1), submission(2), submission(4)];

let blog: ReviewedBlog;
let name: string;

beforeEach(async () => {
  blog = await reviewedBlog();
  for (const one of ALL) await blog.accept([one], one.id === TWO.id ? ["links"] : []);
  await blog.deliver();
  name = blog.stores.batches.of(ONE.id)?.name ?? "";
  await blog.follow();
});

function body(): string {
  return blog.people.pullOf(name).body ?? "";
}

function labels(): string[] {
  return blog.server.state.issues.find(({ pull }) => pull?.head === branchOf(name))?.labels ?? [];
}

async function tick(...numbers: readonly number[]): Promise<void> {
  const ticked = numbers.reduce(
    (text, number) => text.replace(`[ ] leave out ${number}\n`, `[x] leave out ${number}\n`),
    body(),
  );
  await blog.reviewer.setBody(name, ticked);
}

/** Commits to the branch as the moderator does on the host's pages; null deletes the file. */
function edit({ post, id }: Submission, content: string | null): void {
  const author = { name: "Mo Derator", email: "mo@example.org" };
  const changes = { [submissionPath(post, id)]: content };
  blog.server.state.git.commitOn(branchOf(name), changes, { message: "Edit", author });
}

/** Those of {@link ALL} that merging the pull request would add. */
function kept(): Submission[] {
  return ALL.filter((one) => blog.holding(one).includes(name));
}

function expectLeftOut(...numbers: readonly number[]): void {
  const out = [...body().matchAll(/^\*\*(\d+) · .*is left out\.$/gm)].map(([, at]) => Number(at));
  const ticked = [...body().matchAll(/^- \[x\] leave out (\d+)$/gm)].map(([, at]) => Number(at));
  expect([out, ticked]).toEqual([numbers, numbers]);
  expect(kept()).toEqual(ALL.filter((_, at) => !numbers.includes(at + 1)));
  // Only the second of them is suspected.
  const suspected = numbers.includes(2) ? [] : ["suspected-spam"];
  expect([...labels()]).toEqual(["comment", ...suspected]);
}

const ANSWERS: [string, () => unknown, number[]][] = [
  ["a box that is ticked", () => tick(2), [2]],
  ["several boxes", () => tick(1, 4), [1, 4]],
  ["a remark", () => blog.people.remark(name, "Spam:\n\ndrop 2 3", "writer"), [2, 3]],
  [
    "boxes and remarks together",
    async () => {
      await tick(1);
      blog.people.remark(name, "drop 3, 1", "writer");
    },
    [1, 3],
  ],
];

test.each(ANSWERS)("%s leaves out what it names, and the text says so", async (_, act, numbers) => {
  await act();
  await blog.follow();
  expectLeftOut(...numbers);
  expect(blog.people.pullOf(name).title).toBe(
    `${4 - numbers.length} comment${numbers.length === 3 ? "" : "s"} on “About first-post”`,
  );
  for (const [at, one] of ALL.entries()) {
    expect(await blog.statusOf(one)).toBe(numbers.includes(at + 1) ? "not_published" : "waiting");
  }
});

test.each<[string, () => unknown]>([
  ["a stranger's remark", () => blog.people.remark(name, "drop 1 2 3 4", "stranger")],
  ["numbers that are not there", () => blog.people.remark(name, "drop 0 5 99", "writer")],
  ["a remark that only quotes it", () => blog.people.remark(name, "> drop 2\n\nWhy?", "writer")],
  [
    "a remark that shows how it is written",
    () => blog.people.remark(name, "```\ndrop 2\n```\n\nSo?", "writer"),
  ],
])("%s changes nothing", async (_, act) => {
  act();
  const before = body();
  await blog.follow();
  expect(body()).toBe(before);
  expect(kept()).toEqual(ALL);
});

test("answers add up, and a box that is unticked again stays left out", async () => {
  await tick(3);
  await blog.follow();
  blog.people.remark(name, "drop 1", "writer");
  await blog.follow();
  expectLeftOut(1, 3);
  await blog.reviewer.setBody(name, body().replaceAll("[x]", "[ ]"));
  await blog.follow();
  expectLeftOut(1, 3);
});

test("what is said already is not said again: a look costs what reading costs", async () => {
  await tick(2);
  await blog.follow();
  blog.people.remark(name, "Thank you.", "writer");
  const before = blog.server.asked.length;
  await blog.follow();
  const asked = blog.server.asked.slice(before).map((line) => line.split(" ")[0]);
  expect(new Set(asked)).toEqual(new Set(["GET"]));
});

test("of many that are open only what changed is read, and once more at the next look", async () => {
  await blog.accept([11, 12, 13, 14].map((number) => submission(number)));
  await blog.deliver();
  const other = blog.stores.batches.of(submission(11).id)?.name ?? "";
  const following = blog.startFollowing();
  const reads = () => blog.server.asked.filter((line) => line.endsWith("/comments")).length;
  const readAt: number[] = [];
  for (let look = 1; look <= 4; look++) {
    // Each brings the whole list, in which no other is new.
    blog.people.remark(other, "Hm.", "stranger");
    following.look();
    following.alarm()?.ring();
    await expect.poll(() => blog.looks).toBeGreaterThan(look);
    await expect.poll(following.alarm).not.toBeNull();
    readAt.push(reads());
  }
  await following.stop();
  const [, second = 0, , fourth = 0] = readAt;
  expect(fourth - second).toBe(2);
});

test("the moderator's own words stay, to the byte", async () => {
  const edited = stableJson(Submission, { ...TWO, text: "Kinder words" });
  edit(TWO, edited);
  await tick(1);
  await blog.follow();
  expectLeftOut(1);
  expect((await blog.filesOf(name))[submissionPath(TWO.post, TWO.id)]).toBe(edited);
  expect(body()).toContain("Kinder words");
  expect(body()).not.toContain(TWO.text);
});

test("a file that was deleted by hand is left out with the next answer", async () => {
  edit(TWO, null);
  await tick(1);
  await blog.follow();
  expectLeftOut(1, 2);
  await blog.follow();
  expect(await blog.statusOf(TWO)).toBe("not_published");
});

test("a file that was broken by hand is named in the log, and its mending is heard", async () => {
  edit(TWO, "{");
  await tick(1);
  await blog.follow();
  expect(blog.lines.join("\n")).toMatch(new RegExp(`not-followed .*${TWO.id}.json`));
  expect(kept()).toEqual(ALL);
  edit(TWO, stableJson(Submission, TWO));
  blog.people.remark(name, "Mended.", "writer");
  await blog.follow();
  expectLeftOut(1);
});

/** Does it once, before the first request that changes something on the host. */
function whileRewriting(act: () => unknown): void {
  let isDone = false;
  blog.reviewer.beforeRequests(async (method) => {
    if (method === "GET" || isDone) return;
    isDone = true;
    await act();
  });
}

test("a box that is ticked while another is heeded is heard at the next look", async () => {
  await tick(2);
  whileRewriting(() => tick(4));
  await blog.follow();
  expect(body()).toContain("[x] leave out 4\n");
  expect(blog.stores.batches.named(name)?.leftOut).toEqual([TWO.id]);
  await blog.follow();
  expectLeftOut(2, 4);
});

test("words that the moderator mends while a tick is heeded stay", async () => {
  const mended = stableJson(Submission, { ...TWO, text: "Kinder words" });
  await tick(1);
  whileRewriting(() => edit(TWO, mended));
  await blog.follow();
  expect((await blog.filesOf(name))[submissionPath(TWO.post, TWO.id)]).toBe(mended);
  await blog.follow();
  expectLeftOut(1);
  expect((await blog.filesOf(name))[submissionPath(TWO.post, TWO.id)]).toBe(mended);
  expect(body()).toContain("Kinder words");
});

test("of which all are left out is closed, and its branch goes", async () => {
  await tick(1, 2, 3, 4);
  await blog.follow();
  expect(await blog.host.stateOf(name)).toBe("rejected");
  await blog.follow();
  expect([...blog.server.state.git.branches.keys()]).toEqual(["main"]);
  for (const one of ALL) expect(await blog.statusOf(one)).toBe("not_published");
});

describe("a moderator who merges", () => {
  test("what the text says gets that: the others are approved, these are not published", async () => {
    await tick(3);
    await blog.follow();
    blog.people.approve(name);
    await blog.follow();
    expect(await statuses()).toEqual(["approved", "approved", "not_published", "approved"]);
  });

  test("before a tick is heard gets what was merged, and whoever wrote it is told so", async () => {
    await tick(3);
    let merged = false;
    blog.server.interfere = ({ method }) => {
      // After it was read, before anything is written.
      if (method === "POST" && !merged) blog.people.approve(name);
      merged ||= method === "POST";
      return null;
    };
    await blog.follow();
    expect(merged).toBe(true);
    await blog.follow();
    expect(await blog.host.stateOf(name)).toBe("approved");
    expect(await statuses()).toEqual(["approved", "approved", "approved", "approved"]);
  });

  test("without a file that they deleted does not publish that one", async () => {
    edit(FOUR, null);
    blog.people.approve(name);
    await blog.follow();
    expect(await statuses()).toEqual(["approved", "approved", "approved", "not_published"]);
    const before = blog.server.asked.length;
    await statuses();
    expect(blog.server.asked).toHaveLength(before);
  });
});

/** What changed; the pull request and what is said below it; the same with three files; the revision. */
const REQUESTS = 1 + 2 + 1 + 3 + 11;
const CUT_OFF = Array.from({ length: REQUESTS }, (_, at) => at + 1).flatMap((request) =>
  (["before", "after"] as const).map((when) => ({ request, when })),
);

test.each(CUT_OFF)("a tick is heard after a cut $when request $request", async (fault) => {
  await tick(2);
  blog.server.breakAt(fault);
  await blog.follow();
  expect(blog.lines.join()).toContain("not-followed");
  await blog.restart();
  await blog.follow();
  expectLeftOut(2);
  expect(blog.stores.batches.named(name)?.leftOut).toEqual([TWO.id]);
});

test("a tick survives a death between writing it down and showing it", async () => {
  await tick(2);
  await blog.stores.batches.leaveOut(name, [TWO.id]);
  await blog.restart();
  await blog.follow();
  expectLeftOut(2);
});

function statuses() {
  return Promise.all(ALL.map((one) => blog.statusOf(one)));
}
