/** What becomes of proposals is followed by one look for all, and told once is not lost. */
import { expect, test } from "vitest";
import { submission } from "./opened-intake.ts";
import { type ReviewedBlog, reviewedBlog } from "./reviewed-blog.ts";

const MINUTE = 60_000;
const ONE = submission(1);
const TWO = submission(2);

async function withProposals(): Promise<ReviewedBlog> {
  const blog = await reviewedBlog();
  await blog.accept([ONE, TWO]);
  await blog.deliver();
  await blog.follow();
  blog.looks = 0;
  blog.server.asked.length = 0;
  return blog;
}

const ENDS: [string, (blog: ReviewedBlog) => void, string][] = [
  ["approved", ({ people }) => people.approve(ONE.id), "approved"],
  ["closed", ({ people }) => people.close(ONE.id), "rejected"],
  ["closed as spam", ({ people }) => people.closeAsSpam(ONE.id), "spam"],
];

test.each(ENDS)("the branch of what is %s is deleted, once", async (_, end, state) => {
  const blog = await withProposals();
  end(blog);
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  expect([...blog.server.state.git.branches.keys()].sort()).toEqual([`comment/${TWO.id}`, "main"]);
  expect(blog.lines).toContain(`proposal-ended {"proposal":"${ONE.id}","state":"${state}"}`);
  expect(await blog.states.of(ONE.id)).toBe(state);
  blog.people.remark(TWO.id, "Well said.", "writer");
  await told(following);
  await expect.poll(() => blog.looks).toBe(2);
  await following.stop();
  expect(blog.server.asked.filter((line) => line.startsWith("DELETE"))).toHaveLength(1);
});

test("its branch is deleted also where a status page heard of its end before", async () => {
  const blog = await reviewedBlog();
  await blog.accept([ONE]);
  await blog.deliver();
  blog.people.approve(ONE.id);
  expect(await blog.states.of(ONE.id)).toBe("approved");
  await blog.follow();
  expect([...blog.server.state.git.branches.keys()]).toEqual(["main"]);
});

test("what is opened again is heard of again, and of its second end too", async () => {
  const blog = await withProposals();
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  // Before the branch is cleared away, or GitHub would offer no way back.
  blog.server.interfere = ({ method }) =>
    method === "DELETE" ? Response.json({ message: "Not yet" }, { status: 403 }) : null;
  for (const [act, state] of [
    [blog.people.close, "rejected"],
    [blog.people.reopen, "open"],
    [blog.people.approve, "approved"],
  ] as const) {
    act(ONE.id);
    await told(following);
    await expect.poll(() => blog.states.of(ONE.id)).toBe(state);
  }
  await following.stop();
  const reopened = blog.lines.filter((line) => line.startsWith("proposal-reopened"));
  expect(reopened).toEqual([`proposal-reopened {"proposal":"${ONE.id}"}`]);
});

test("a look when nothing changed is one request, and the next is a minute later", async () => {
  const blog = await withProposals();
  const following = blog.startFollowing();
  await expect.poll(following.alarm).toMatchObject({ wait: MINUTE });
  const before = blog.server.asked.length;
  following.alarm()?.ring();
  await expect.poll(() => blog.server.asked.length).toBe(before + 1);
  await following.stop();
});

test("asked to look while it looks, it looks once more in seconds, and then seldom", async () => {
  const blog = await withProposals();
  const following = blog.startFollowing();
  for (let times = 0; times < 5; times++) following.look();
  await expect.poll(following.alarm).toMatchObject({ wait: 10_000 });
  expect(blog.looks).toBe(1);
  following.alarm()?.ring();
  await expect.poll(following.alarm).toMatchObject({ wait: 15 * MINUTE });
  expect(blog.looks).toBe(2);
  await following.stop();
});

test("stopping waits for what is under way, and begins nothing new", async () => {
  const blog = await withProposals();
  blog.people.close(ONE.id);
  blog.people.close(TWO.id);
  const following = blog.startFollowing();
  await following.stop();
  following.look();
  expect(blog.looks).toBe(1);
  expect(blog.server.asked.filter((line) => line.startsWith("DELETE"))).toEqual([]);
  expect(following.alarm()).toBeNull();
});

test("a host that is down is asked ever more seldom, and what it told before is not lost", async () => {
  const blog = await withProposals();
  blog.people.close(ONE.id);
  // It tells of the change, and is gone before that can be followed.
  blog.server.interfere = ({ method }) =>
    method === "DELETE" ? new Response("Unicorn", { status: 502 }) : null;
  const following = blog.startFollowing();
  const waits: number[] = [];
  for (let times = 0; times < 6; times++) {
    await expect.poll(following.alarm).not.toBeNull();
    const alarm = following.alarm();
    waits.push(alarm?.wait ?? 0);
    if (times === 5) blog.server.interfere = () => null;
    const before = blog.looks;
    alarm?.ring();
    await expect.poll(() => blog.looks).toBe(before + 1);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32].map((seconds) => MINUTE + seconds * 1_000));
  await expect.poll(following.alarm).toMatchObject({ wait: MINUTE });
  expect([...blog.server.state.git.branches.keys()]).not.toContain(`comment/${ONE.id}`);
  await following.stop();
});

test("a host that asks for rest gets it, whatever it tells meanwhile", async () => {
  const blog = await withProposals();
  blog.server.interfere = () =>
    Response.json({ message: "Slow down" }, { status: 429, headers: { "retry-after": "17" } });
  const following = blog.startFollowing();
  // And a little longer: whoever was sent away together must not come back together.
  const wait = 18_700;
  await expect.poll(following.alarm).toMatchObject({ wait });
  blog.server.interfere = () => null;
  following.look();
  expect(blog.looks).toBe(1);
  blog.pass(wait);
  following.alarm()?.ring();
  await expect.poll(following.alarm).toMatchObject({ wait: 15 * MINUTE });
  await following.stop();
});

test("one that cannot be followed does not keep the others from being heard", async () => {
  const blog = await withProposals();
  blog.people.close(ONE.id);
  blog.people.close(TWO.id);
  blog.server.interfere = ({ method, url }) =>
    method === "DELETE" && url.includes(TWO.id)
      ? Response.json({ message: "Protected branch" }, { status: 403 })
      : null;
  await blog.follow();
  expect([...blog.server.state.git.branches.keys()]).not.toContain(`comment/${ONE.id}`);
  expect(blog.lines.join("\n")).toMatch(new RegExp(`not-followed .*${TWO.id}.*Protected branch`));
  expect(await blog.states.of(TWO.id)).toBe("rejected");
});

/** A webhook tells of something, and the seconds in which others may come are over. */
async function told(following: ReturnType<ReviewedBlog["startFollowing"]>): Promise<void> {
  await expect.poll(following.alarm).not.toBeNull();
  following.look();
  following.alarm()?.ring();
}
