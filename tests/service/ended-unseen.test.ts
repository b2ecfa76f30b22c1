/** What came to an end while nobody looked is cleared away, however much it is, and asked for no more after that. */
import { expect, test } from "vitest";
import { branchOf } from "../../git-hosts/proposal-name.ts";
import { addIssue, closeIssue } from "../support/github-server/state.ts";
import { submission } from "./opened-intake.ts";
import { type ReviewedBlog, reviewedBlog } from "./reviewed-blog.ts";

const WAITING = submission(1);
const HALF_MADE = "01half";
const LISTING = "GET /repos/octo-org/blog/git/matching-refs/heads%2Fcomment%2F";
const LOOKING = "GET /repos/octo-org/blog/pulls";

/** More than GitHub tells of at once. */
const MANY = Array.from({ length: 130 }, (_, at) => `01many${at}`);

/** One waits for the moderator, and of one the pull request is still to be made. */
async function blogInUse(): Promise<ReviewedBlog> {
  const blog = await reviewedBlog();
  await blog.accept([WAITING]);
  await blog.deliver();
  await blog.reviewer.makeBranch(branchOf(HALF_MADE));
  return blog;
}

async function propose({ server: { state }, reviewer }: ReviewedBlog, names: readonly string[]) {
  const sha = state.git.resolve("main") ?? "";
  for (const name of names) {
    await reviewer.makeBranch(branchOf(name));
    const pull = { head: branchOf(name), headRepository: state.id, sha, base: "main" };
    addIssue(state, { title: name, body: null, pull: { ...pull, mergedAt: null } });
  }
}

function closeAll({ people, server }: ReviewedBlog, names: readonly string[]): void {
  for (const name of names) closeIssue(server.state, people.pullOf(name));
}

const branchesOf = ({ server }: ReviewedBlog) => [...server.state.git.branches.keys()].sort();

const LEFT = [branchOf(HALF_MADE), branchOf(WAITING.id), "main"].sort();

test("more than one look tells of is cleared away at the start, and nothing that is open or half made", async () => {
  const blog = await blogInUse();
  await propose(blog, MANY);
  closeAll(blog, MANY);
  await blog.follow();
  expect(branchesOf(blog)).toEqual(LEFT);
  expect(await blog.states.of(MANY[0] ?? "")).toBe("rejected");
  expect(blog.lines.filter((line) => line.startsWith("proposal-ended"))).toHaveLength(MANY.length);
});

test("more than one look tells of is cleared away later too", async () => {
  const blog = await blogInUse();
  await propose(blog, MANY);
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  const oldest = MANY[0] ?? "";
  expect(await blog.states.of(oldest)).toBe("open");
  closeAll(blog, MANY);
  following.alarm()?.ring();
  await expect.poll(following.alarm).not.toBeNull();
  await following.stop();
  expect(branchesOf(blog)).toEqual(LEFT);
  // No look told of its end.
  expect(await blog.states.of(oldest)).toBe("rejected");
});

test("what was cleared away is known after a restart, and costs no request", async () => {
  const blog = await blogInUse();
  await propose(blog, MANY);
  closeAll(blog, MANY);
  await blog.follow();
  await blog.restart();
  blog.server.asked.length = 0;
  await blog.follow();
  // Two looks for all, and one for each branch of which those did not tell.
  expect(blog.server.asked).toEqual([LOOKING, LISTING, LOOKING, LOOKING]);
  const last = MANY.at(-1) ?? "";
  expect(await blog.states.of(last)).toBe("rejected");
  expect(blog.server.asked).toHaveLength(4);
});

test("branches are looked for at the start, and not as long as a look tells of all that changed", async () => {
  const blog = await blogInUse();
  await propose(blog, ["01a", "01b"]);
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  for (const name of ["01a", "01b"]) {
    closeAll(blog, [name]);
    following.alarm()?.ring();
    await expect.poll(following.alarm).not.toBeNull();
  }
  await following.stop();
  expect(branchesOf(blog)).toEqual(LEFT);
  expect(blog.server.asked.filter((line) => line === LISTING)).toHaveLength(1);
});

test("branches that could not be looked for while the host was down are looked for afterwards", async () => {
  const blog = await blogInUse();
  await propose(blog, MANY);
  closeAll(blog, MANY);
  blog.server.interfere = ({ url }) =>
    url.includes("matching-refs") ? new Response("Unicorn", { status: 502 }) : null;
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  expect(branchesOf(blog)).toHaveLength(MANY.length + LEFT.length);
  blog.server.interfere = () => null;
  following.alarm()?.ring();
  await expect.poll(following.alarm).not.toBeNull();
  await following.stop();
  expect(branchesOf(blog)).toEqual(LEFT);
});

test("where branches may not be looked for, what is told is followed all the same", async () => {
  const blog = await blogInUse();
  await propose(blog, ["01a"]);
  closeAll(blog, ["01a"]);
  blog.server.interfere = ({ url }) =>
    url.includes("matching-refs")
      ? Response.json({ message: "Not for you" }, { status: 403 })
      : null;
  const following = blog.startFollowing();
  await expect.poll(following.alarm).not.toBeNull();
  expect(branchesOf(blog)).toEqual(LEFT);
  expect(blog.lines.join("\n")).toMatch(/not-followed .*Not for you/);
  following.alarm()?.ring();
  await expect.poll(following.alarm).not.toBeNull();
  await following.stop();
  expect(blog.server.asked.filter((line) => line === LISTING)).toHaveLength(1);
});

test("a branch that cannot be deleted does not keep those from being cleared away of which nobody told", async () => {
  const blog = await blogInUse();
  await propose(blog, MANY);
  closeAll(blog, MANY);
  const stuck = MANY[0] ?? "";
  blog.server.interfere = ({ method, url }) =>
    method === "DELETE" && url.endsWith(stuck)
      ? Response.json({ message: "Protected branch" }, { status: 403 })
      : null;
  await blog.follow();
  expect(branchesOf(blog)).toEqual([...LEFT, branchOf(stuck)].sort());
  expect(blog.lines.join("\n")).toMatch(new RegExp(`not-followed .*${stuck}.*Protected branch`));
});

test("one that was stopped looks for no branches", async () => {
  const blog = await blogInUse();
  blog.server.asked.length = 0;
  await blog.startFollowing().stop();
  expect(blog.server.asked).toEqual([LOOKING]);
});
